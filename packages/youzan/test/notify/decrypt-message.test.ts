import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initYouzan } from '../../src/index.ts'
import { opensslAes } from '../support/openssl.ts'

/** Vectors of the reference, section 9. */
const SECRET = '0123456789abcdef0123456789abcdef'
const VECTORS = [
  ['{"type":"APP_SUBSCRIBE","kdtId":1}', 's5cXcxQAfdX5ym+nT4fqLKEu+TUXkxgDd1UVkONVYC4c9mrpYDPy7jA+X8z/jqMs'],
  [
    '{"type":"APP_SUBSCRIBE","shopName":"有赞小店"}',
    's5cXcxQAfdX5ym+nT4fqLBoDy9CVk70RbnfAvz9O+tuIetexrefkAGl8f5i3WqCk5/u/t3yHnZRzRn1jzumK8A=='
  ]
] as const

const youzan = initYouzan({ clientId: 'test_client', clientSecret: SECRET })
const encrypt = (text: string | Uint8Array, secret = SECRET) =>
  opensslAes(text, Buffer.from(secret.slice(0, 16).padEnd(16, '\0')), '0102030405060708')

describe('the message of the app market', () => {
  it.each(VECTORS)('%s is opened: the published vector', (text, base64) => {
    expect(encrypt(text)).toBe(base64)
    expect(youzan.decryptMessage(base64)).toEqual(JSON.parse(text))
  })

  it.each(VECTORS)('%s arrives percent-encoded, decoded, or with blanks for its plus signs', (text, base64) => {
    const forms = [
      encodeURIComponent(base64),
      base64,
      base64.replaceAll('+', ' '),
      new URLSearchParams(`m=${base64}`).get('m')!
    ]
    for (const form of forms) expect(youzan.decryptMessage(form)).toEqual(JSON.parse(text))
  })

  it('keeps Chinese text whole at any place, where the Node SDK breaks it', () => {
    for (let length = 0; length < 40; length++) {
      const message = { type: 'X', pad: 'x'.repeat(length), name: '有赞小店' }
      expect(youzan.decryptMessage(encrypt(JSON.stringify(message)))).toEqual(message)
    }
  })

  it('keeps ids past 2^53', () => {
    expect(youzan.decryptMessage(encrypt('{"type":"X","id":1481453940569543563}')).id).toBe('1481453940569543563')
  })

  it('is opened with a short secret as OpenSSL pads it', () => {
    const short = initYouzan({ clientId: 'a', clientSecret: 'short' })
    expect(short.decryptMessage(encrypt('{"type":"X"}', 'short'))).toEqual({ type: 'X' })
  })

  it('is opened with a secret from before a reset', () => {
    const previousSecrets = ['f'.repeat(32), SECRET]
    const rotated = initYouzan({ clientId: 'a', clientSecret: '9'.repeat(32), previousSecrets })
    expect(rotated.decryptMessage(VECTORS[0][1])).toMatchObject({ kdtId: 1 })
  })

  it.each([
    ['the ciphertext of another secret', encrypt('{"type":"X"}', 'f'.repeat(32))],
    ['half of it', VECTORS[0][1].slice(0, 40)],
    ['text that is no base64', 'hello!'],
    ['a broken percent-encoding', '%E4%B9'],
    ['a list inside', encrypt('[1]')],
    ['no JSON inside', encrypt('hello')],
    ['no type inside', encrypt('{"kdtId":1}')],
    ['no UTF-8 inside', encrypt(Buffer.from([0xff]))]
  ])('is refused with %s, in the same words', (_, message) => {
    expect(() => youzan.decryptMessage(message)).toThrow(
      expect.objectContaining({
        code: 'ERR_REPLY_DECRYPT',
        shortMessage: 'got a message that the secret does not open'
      })
    )
  })

  it.each([
    ['nothing', undefined],
    ['empty text', ''],
    ['an object', {}],
    ['too much text', 'A'.repeat(65_537)]
  ])('is refused with %s', (_, message) => {
    expect(() => youzan.decryptMessage(message as never)).toThrow(expect.objectContaining({ code: 'ERR_INPUT' }))
  })

  it('never opens into what nobody sent: one changed character is refused or changes only what it holds', () => {
    const base64 = VECTORS[1][1]
    fc.assert(
      fc.property(fc.nat(base64.length - 1), fc.constantFrom(...'ABCxyz019+/'), (at, letter) => {
        const tampered = base64.slice(0, at) + letter + base64.slice(at + 1)
        try {
          expect(typeof youzan.decryptMessage(tampered).type).toBe('string')
        } catch (error) {
          expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
        }
      })
    )
  })
})
