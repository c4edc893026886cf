import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decryptReqInfo, refundKeyOf } from '../../../src/weixin/notify/decrypt-req-info.ts'
import { opensslAes256Ecb, opensslDigest } from '../support/openssl-digest.ts'
import { KEY } from '../support/start-weixin.ts'

const open = (text: string, ...keys: string[]) =>
  decryptReqInfo(text, keys.length === 0 ? [KEY] : keys, (plain) => plain)

/** Reference, section 12. */
const PLAIN =
  '<root><out_refund_no><![CDATA[131811191610442717309]]></out_refund_no><out_trade_no><![CDATA[71106718111915575302817]]></out_trade_no><refund_fee><![CDATA[3960]]></refund_fee><refund_id><![CDATA[50000408942018111907145868882]]></refund_id><refund_status><![CDATA[SUCCESS]]></refund_status></root>'
const SEALED =
  'WBzGpzQuNpcFxIlFjUUD9FKo0rHFKIn0kRJVv7PAhPDSCjWAzcyQtBNpSb92FQg9FKQ3UKchg9ThtBc2nKj5Y9XQBa0sRi19hY8xK6q96ePF0FRsZh9XrYEEcSr4GdYPZADb4Gq4EvlprO5AGKpKnYgy9+AB3siIHVLqKp1e7CMDZkCLyAlk991qWZJ+RnTqjZDiH3z0P9mVsgVvCwn/wiQkIa1sx4MwQGogiV+cLAh1N5B5HN7O5Xe/I68JqTjiFSivPbuRNCXGDvGkanwSeCyf4cShqamKbEJK2JIfWkaidX/pvDlaav9hpfbxyYz6qTnfphf91D7J3Yxw8vD6OYQOGAYgq6VYMCMcFlFSIBMQ1CUNWXhhwzobZlplPV+m6UGuWQweKrXgOa38My0uog=='

describe('published vectors', () => {
  it('open with the API key', () => {
    expect(refundKeyOf(KEY)).toBe('d96eb16afdd491fa1e705096edbc2205')
    expect(open(SEALED)).toBe(PLAIN)
  })

  it('open with a key whose digest begins with zeros', () => {
    const key = 'steward0test0key0leading0zero248'
    expect(refundKeyOf(key)).toBe('0019a57f1c62284a24c0097c6c6bc947')
    const sealed = 'WEXnurC9iuydMtBnxm6tZ/oDAFY5lyICwv6leEUopjeSG5W0tCVtVSXQtehMMF7M8l7+TqUmm1g0UzuRvKiLQQ=='
    expect(open(sealed, key)).toBe('<root><refund_status>SUCCESS</refund_status></root>')
  })

  // A public SDK's: AES key 0123456789abcdef0123456789abcdef, plain "hello".
  it('agree with the program openssl', () => {
    expect(opensslAes256Ecb('hello', Buffer.from('0123456789abcdef0123456789abcdef'))).toBe('pZwJZBLuy3mDACEQT4YTBw==')
    expect(refundKeyOf(KEY)).toBe(opensslDigest('md5', KEY).toLowerCase())
    expect(open(opensslAes256Ecb('退款\n', Buffer.from(refundKeyOf(KEY))))).toBe('退款\n')
  })
})

describe('what is no message of ours', () => {
  it('opens with none of the keys', () => {
    expect(open(SEALED, 'x'.repeat(32))).toBeUndefined()
    expect(open(SEALED, 'x'.repeat(32), KEY)).toBe(PLAIN)
  })

  it.each(['', 'not base64!', 'YWJj', `${SEALED}YWJj`, SEALED.slice(4), SEALED.replace(/^W/, 'X').slice(0, -24)])(
    'is refused: %j',
    (text) => {
      const opened = open(text)
      if (opened !== undefined) expect(opened).not.toBe(PLAIN)
      else expect(opened).toBeUndefined()
    }
  )

  it('is not taken where what comes out can not be right', () => {
    expect(decryptReqInfo(SEALED, [KEY], () => undefined)).toBeUndefined()
    expect(open(opensslAes256Ecb(Buffer.from([0xff, 0xfe]), Buffer.from(refundKeyOf(KEY))))).toBeUndefined()
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String()), (text) => {
        expect(['string', 'undefined']).toContain(typeof open(text))
      }),
      { numRuns: Math.max(1000, Number(process.env.FUZZ_RUNS ?? 0)) }
    )
  })

  it('may have line breaks in its Base64', () => {
    expect(open(SEALED.replace(/.{64}/g, '$&\r\n'))).toBe(PLAIN)
  })
})
