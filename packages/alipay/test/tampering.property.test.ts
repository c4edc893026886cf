import { ServiceError } from '@kaifang/http-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type AlipayNotify, initAlipay } from '../src/index.ts'
import { APP_ID } from './support/keys.ts'
import { type NotificationVector, type ReplyVector, readVector } from './support/read-vector.ts'
import { fieldsOf, formOf, settingsOf, signedBody, signedForm } from './support/start-platform.ts'

const numRuns = Math.max(1000, Number(process.env.FUZZ_RUNS ?? 0))
/** Bits that are flipped in each byte: the lowest, that of letter case, the highest; all of them in a long run. */
const MASKS = process.env.FUZZ_RUNS === undefined ? [1, 32, 128] : [1, 2, 4, 8, 16, 32, 64, 128]

/** Thousands of signatures take longer where the machine is busy. */
const timeout = process.env.FUZZ_RUNS === undefined ? 120_000 : 3_600_000

/** The bytes with one bit flipped, for each byte. */
function* flipsOf(bytes: Uint8Array): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at++) {
    for (const mask of MASKS) {
      const forged = Buffer.from(bytes)
      forged[at]! ^= mask
      yield forged
    }
  }
}
const vectors = readVector<Record<'b', ReplyVector>>('replies')
const notifications = readVector<Record<'trade', NotificationVector>>('notifications')
const QUERY = 'alipay.trade.query'

/** A client whose next reply is whatever is put there, without a server in between. */
function clientWith(alipayPublicKey: string) {
  let next = Buffer.alloc(0)
  const transport = { send: async () => ({ status: 200, headers: {}, body: next }), close: async () => {} }
  const alipay = initAlipay(settingsOf({ alipayPublicKey, transport, retry: false }))
  return (body: Uint8Array) => {
    next = Buffer.from(body)
    return alipay.execute(QUERY)
  }
}

const published = clientWith(vectors.b.publicKey)
const reply = Buffer.from(`{"alipay_trade_query_response":${vectors.b.node},"sign":"${vectors.b.sign}"}`)
const ours = clientWith(settingsOf().alipayPublicKey as string)

const shop = initAlipay(settingsOf({ alipayPublicKey: notifications.trade.publicKey }))
const fields = fieldsOf(notifications.trade.text)
const form = Buffer.from(formOf({ ...fields, sign: notifications.trade.sign, sign_type: 'RSA2' }))

/** What came of it: a value, or one of our errors. Anything else fails the test. */
async function outcomeOf<T>(work: Promise<T>): Promise<T | ServiceError> {
  try {
    return await work
  } catch (error) {
    if (ServiceError.isInstance(error)) return error
    throw error
  }
}

describe('a published reply', () => {
  it('is refused with any byte changed', { timeout }, async () => {
    expect(await published(reply)).toMatchObject({ verified: true })
    for (const forged of flipsOf(reply)) {
      const outcome = await outcomeOf(published(forged))
      expect(ServiceError.isInstance(outcome), forged.toString('latin1')).toBe(true)
    }
  })

  it('is refused when it was cut anywhere', async () => {
    for (let length = 0; length < reply.length; length++) {
      expect(ServiceError.isInstance(await outcomeOf(published(reply.subarray(0, length))))).toBe(true)
    }
  })

  it('verifies nothing but its own node, whatever stands before, between and behind', { timeout }, async () => {
    const bit = fc.constantFrom(
      ' ',
      ',',
      '"x":1',
      '"sign":"AAAA"',
      `"sign":"${vectors.b.sign}"`,
      `"alipay_trade_query_response":${vectors.b.node}`,
      '"alipay_trade_query_response":{"code":"10000","total_amount":"9.99"}',
      '"error_response":{"code":"10000"}',
      '"alipay_cert_sn":"7513daaaa48aa3ba2e4018d84402479c"',
      '\ufeff'
    )
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 6 }), async (parts) => {
        const outcome = await outcomeOf(published(Buffer.from(`{${parts.join(',')}}`)))
        if (!ServiceError.isInstance(outcome)) expect(outcome.data).toEqual(JSON.parse(vectors.b.node))
      }),
      { numRuns }
    )
  })
})

describe('a published notification', () => {
  const read = (body: Uint8Array) => outcomeOf<AlipayNotify>(shop.verifyNotify({ body }))

  it('with any byte changed is refused, or says the very same', { timeout }, async () => {
    expect(await read(form)).toMatchObject({ fields })
    for (const forged of flipsOf(form)) {
      const outcome = await read(forged)
      // %3A and %3a are one byte, and sign_type is not signed.
      if (!ServiceError.isInstance(outcome)) expect(outcome.fields).toEqual(fields)
    }
  })

  it('is refused when it was cut anywhere but in sign_type', async () => {
    const end = form.indexOf('&sign_type')
    for (let length = 0; length < end; length++) {
      expect(ServiceError.isInstance(await read(form.subarray(0, length))), `${length}`).toBe(true)
    }
  })
})

it('any reply, signed or not, is one of our errors or what was signed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 3 }), fc.boolean(), async (node, isSigned) => {
      const text = JSON.stringify(node)
      const body = isSigned ? signedBody(QUERY, text) : Buffer.from(`{"alipay_trade_query_response":${text}}`)
      const outcome = await outcomeOf(ours(body))
      if (!ServiceError.isInstance(outcome)) {
        expect(isSigned).toBe(true)
        expect(outcome.data).toEqual(node)
      }
    }),
    { numRuns: Math.min(numRuns, 20_000) }
  )
})

it('any bytes, as a reply or a notification, are one of our errors', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect(ServiceError.isInstance(await outcomeOf(ours(bytes)))).toBe(true)
      expect(ServiceError.isInstance(await outcomeOf(shop.verifyNotify({ body: bytes })))).toBe(true)
      expect(ServiceError.isInstance(await outcomeOf(shop.verifyReturn(Buffer.from(bytes).toString('latin1'))))).toBe(
        true
      )
    }),
    { numRuns }
  )
})

it('a signed notification comes back as it was signed, whatever text it holds', async () => {
  const alipay = initAlipay(settingsOf())
  const text = fc.string({ unit: 'grapheme' })
  const base = {
    app_id: APP_ID,
    notify_id: '1',
    notify_type: 'trade_status_sync',
    out_trade_no: '1',
    trade_no: '2',
    trade_status: 'TRADE_SUCCESS'
  }
  await fc.assert(
    fc.asyncProperty(text, text, async (subject, passback) => {
      const sent = { ...base, subject: `s${subject}`, passback_params: `p${passback}` }
      expect((await alipay.verifyNotify({ body: signedForm(sent) })).fields).toEqual(sent)
    }),
    { numRuns: 200 }
  )
})
