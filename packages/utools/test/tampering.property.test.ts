import { ServiceError } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { initUtools } from '../src/index.ts'
import { phpSign } from './php-sign.ts'
import { readFixture } from './read-fixture.ts'
import { BASE_INFO_MS, failureOf, RECORD_MS, RECORD_PLUGIN, SECRET, startPlatform, TOKEN } from './start-platform.ts'

const numRuns = Math.max(200, Number(process.env.FUZZ_RUNS ?? 0))
const user = readFixture('get-base-info.ok').body
const order = readFixture('get-payment-record.paid').body
const shop = initUtools({ pluginId: RECORD_PLUGIN, secret: SECRET, clock: createFixedClock(RECORD_MS) })

/** A client whose next reply is whatever was put there, without a server in between. */
function clientAt(nowMs: number) {
  let next = Buffer.alloc(0)
  const transport = { send: async () => ({ status: 200, headers: {}, body: next }), close: async () => {} }
  const utools = initUtools({ pluginId: RECORD_PLUGIN, secret: SECRET, clock: createFixedClock(nowMs), transport })
  const answered = (body: Uint8Array) => {
    next = Buffer.from(body)
    return utools
  }
  return answered
}

const userReply = clientAt(BASE_INFO_MS)
const orderReply = clientAt(RECORD_MS)
const SIGNED: Readonly<Record<string, { body: typeof user; read: (body: Uint8Array) => Promise<unknown> }>> = {
  getBaseInfo: { body: user, read: (body) => userReply(body).getBaseInfo({ accessToken: TOKEN }) },
  getPaymentRecord: { body: order, read: (body) => orderReply(body).getPaymentRecord({ outOrderId: '123456' }) },
  verifyPaymentNotify: { body: order, read: (body) => shop.verifyPaymentNotify({ body }) }
}

describe.each(Object.entries(SIGNED))('%s', (_, { body, read }) => {
  const bytes = Buffer.from(JSON.stringify(body))

  it('believes what was signed', async () => {
    expect(await read(bytes)).toMatchObject({ raw: body.resource })
  })

  it.each(Object.keys(body.resource))('refuses another "%s"', async (field) => {
    const { [field]: was, ...rest } = body.resource
    for (const now of [null, '', 0, 10, 'x', 2 ** 60, [], {}, [was], { [field]: was }, `${was} `, `${was}0`]) {
      // The same text to PHP, and so the same signature: '' for '', 10 for 10.
      if (phpSign({ a: now === 2 ** 60 ? 'past' : now }, SECRET) === phpSign({ a: was }, SECRET)) continue
      const forged = JSON.stringify({ ...body, resource: { ...rest, [field]: now } })
      expect(await failureOf(read(Buffer.from(forged))), String(now)).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    }
  })

  it('refuses two fields that swapped their values', async () => {
    const names = Object.keys(body.resource)
    for (const [index, left] of names.entries()) {
      for (const right of names.slice(index + 1)) {
        if (body.resource[left] === body.resource[right]) continue
        const swapped = { ...body.resource, [left]: body.resource[right], [right]: body.resource[left] }
        const forged = Buffer.from(JSON.stringify({ ...body, resource: swapped }))
        expect(await failureOf(read(forged)), `${left} ${right}`).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
      }
    }
  })

  it('refuses every flip of one bit', async () => {
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const forged = Buffer.from(bytes)
      forged[bit >> 3]! ^= 1 << (bit & 7)
      const error = await failureOf(read(forged))
      expect(ServiceError.isInstance(error), `bit ${bit}: ${error.message}`).toBe(true)
    }
  })

  it('refuses every shorter beginning', async () => {
    for (let length = 0; length < bytes.length; length++) {
      const error = await failureOf(read(bytes.subarray(0, length)))
      expect(ServiceError.isInstance(error), `${length} bytes: ${error.message}`).toBe(true)
    }
  })

  it('refuses any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (any) => {
        expect(ServiceError.isInstance(await failureOf(read(any)))).toBe(true)
      }),
      { numRuns }
    )
  })

  it('refuses any JSON with a signature of another text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (resource) => {
        const any = Buffer.from(JSON.stringify({ resource, sign: body.sign }))
        expect(await failureOf(read(any))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
      }),
      { numRuns }
    )
  })
})

// Text in any field survives the way from PHP to the caller, whatever characters it has.
it('reads back every text that PHP can sign', async () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 })
  await fc.assert(
    fc.asyncProperty(text, text, fc.integer({ min: 0 }), async (attach, title, payFee) => {
      const resource = { ...order.resource, attach, body: title, pay_fee: payFee }
      const body = JSON.stringify({ resource, sign: phpSign(resource, SECRET) })
      expect(await shop.verifyPaymentNotify({ body })).toMatchObject({ attach, body: title, payFee })
    }),
    { numRuns }
  )
})

it('asks over HTTP with every order number that it takes, signed as PHP reads it', async () => {
  const { server, utools } = await startPlatform()
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), async (outOrderId) => {
      fc.pre(outOrderId === outOrderId.trim() && [...outOrderId].length <= 64)
      await failureOf(utools.getPaymentRecord({ outOrderId }))
      const { sign, ...fields } = Object.fromEntries(server.requests.at(-1)!.query)
      expect(fields.out_order_id).toBe(outOrderId)
      expect(sign).toBe(phpSign(fields, SECRET))
    }),
    { numRuns: Math.min(numRuns, 1000) }
  )
})
