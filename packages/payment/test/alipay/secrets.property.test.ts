import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { EVENT_CHANNEL, type TransportReply } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { initAlipay } from '../../src/index.ts'
import { PUBLISHED } from './published-order.ts'
import { APP_ID, ORDER_MS, platform, signedForm, signedReply } from './start-gateway.ts'
import { PAID_FIELDS } from './trade-fields.ts'

const numRuns = Math.max(150, Number(process.env.FUZZ_RUNS ?? 0))
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789'
const word = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 32, maxLength: 40 })

/** Everything of an error that a program might log. */
function shownOf(error: unknown): string {
  const { message, stack, errMsg, shortMessage, details } = error as Record<string, unknown>
  const fields = [message, stack, errMsg, shortMessage, String(error), JSON.stringify(details)]
  return [...fields, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true, getters: true })].join('\n')
}

/** A platform (or a proxy) that repeats in its reply whatever it should not. */
const reply = fc.record({
  status: fc.constantFrom(200, 302, 403, 500, 502),
  shape: fc.constantFrom('refused', 'unsigned', 'html', 'signed', 'field')
})

function echo(
  { status, shape }: { status: number; shape: string },
  method: string,
  words: readonly string[]
): TransportReply {
  const all = words.join(' ')
  const node = { code: '40004', msg: all, sub_code: words[0], sub_msg: all }
  const name = `${method.replaceAll('.', '_')}_response`
  const bodies: Record<string, string> = {
    refused: signedReply(method, node),
    unsigned: JSON.stringify({ error_response: node }),
    html: `<html>${all}</html>`,
    signed: JSON.stringify({ [name]: node, sign: words[1] }),
    field: signedReply(method, { code: '10000', msg: 'Success', total_amount: all, trade_status: all, [all]: all })
  }
  const headers = { 'content-type': `text/${words[0]}`, location: `/?${all}`, 'x-echo': all }
  return { status, headers, body: Buffer.from(bodies[shape] as string) }
}

const order = { subject: '订单', outTradeNo: 'A1', totalFee: 1, notifyUrl: 'https://example.com/n' }

it('no key, token, signature or reason shows in an error, an event or the client itself', async () => {
  const heard: unknown[] = []
  const listener = (event: unknown) => void heard.push(event)
  subscribe(EVENT_CHANNEL, listener)
  try {
    await fc.assert(
      fc.asyncProperty(word, word, reply, fc.nat(5), async (token, openid, kind, which) => {
        const words = [token, PUBLISHED.privateKeyPkcs1, PUBLISHED.privateKeyPkcs1.slice(100, 200)]
        const events: unknown[] = []
        const client = initAlipay({
          appId: APP_ID,
          privateKey: PUBLISHED.privateKeyPkcs1,
          alipayPublicKey: platform.publicKey,
          appAuthToken: token,
          clock: createFixedClock(ORDER_MS),
          retry: false,
          transport: {
            send: async ({ path, body }) => {
              const query = new URLSearchParams(path.slice(path.indexOf('?') + 1))
              const sign = query.get('sign') ?? new URLSearchParams(String(body)).get('sign') ?? ''
              expect(sign.length).toBe(344)
              words.push(sign, openid)
              return echo(kind, query.get('method') ?? '', words)
            },
            close: async () => {}
          },
          onEvent: (event) => events.push(event)
        })
        const { payment } = client
        const calls = [
          () => payment.getOrderInfo({ ...order, openid }),
          () => payment.orderQuery({ outTradeNo: 'A1' }),
          () => payment.closeOrder({ outTradeNo: 'A1' }),
          () => payment.refund({ outTradeNo: 'A1', outRefundNo: 'R1', refundFee: 1, refundDesc: openid }),
          () => payment.refundQuery({ outTradeNo: 'A1', outRefundNo: 'R1' }),
          () => payment.openBill({ billDate: '20260101' })
        ]
        const outcome = await (calls[which] as (typeof calls)[0])().catch((error: unknown) => error)
        expect(outcome).toBeInstanceOf(Error)
        const shown = [
          shownOf(outcome),
          inspect(client, { depth: 20, showHidden: true }),
          inspect(events),
          inspect(heard)
        ].join('\n')
        heard.length = 0
        expect(events.length).toBeGreaterThan(0)
        for (const secret of words) {
          for (const form of [secret, encodeURIComponent(secret)]) expect(shown).not.toContain(form)
        }
      }),
      { numRuns }
    )
  } finally {
    unsubscribe(EVENT_CHANNEL, listener)
  }
})

it('no value of a wrong setting, input or notification shows in the refusal', async () => {
  const settings = { appId: APP_ID, privateKey: PUBLISHED.privateKeyPkcs1, alipayPublicKey: platform.publicKey }
  const { payment } = initAlipay({ ...settings, sellerId: '2088000000000000' })
  await fc.assert(
    fc.asyncProperty(word, async (text) => {
      const broken = `${text} ${text}`
      const attempts: (() => unknown)[] = [
        () => initAlipay({ ...settings, privateKey: broken }),
        () => initAlipay({ ...settings, alipayPublicKey: broken }),
        () => initAlipay({ ...settings, appAuthToken: broken }),
        () => initAlipay({ ...settings, sellerId: broken }),
        () => initAlipay({ ...settings, clientType: broken as never }),
        () => payment.getOrderInfo({ ...order, openid: broken }),
        () => payment.getOrderInfo({ ...order, openid: '2088', notifyUrl: broken }),
        () => payment.orderQuery({ outTradeNo: broken }),
        () => payment.refund({ outTradeNo: 'A1', refundFee: 1, outRefundNo: broken }),
        () => payment.openBill({ billDate: broken }),
        () => payment.verifyPaymentNotify({ body: `sign=${text}&buyer_logon_id=${text}` }),
        () => payment.verifyPaymentNotify({ body: signedForm({ ...PAID_FIELDS, buyer_logon_id: text }) }),
        () => payment.verifyRefundNotify({ body: signedForm({ ...PAID_FIELDS, seller_id: text }) })
      ]
      for (const attempt of attempts) {
        const error = await (async () => attempt())().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(Error)
        expect(shownOf(error)).not.toContain(text)
      }
    }),
    { numRuns: Math.min(numRuns, 100) }
  )
})
