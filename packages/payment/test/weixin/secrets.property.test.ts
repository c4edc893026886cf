import { createHash } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { inspect } from 'node:util'
import { EVENT_CHANNEL, type TransportReply } from '@kaifang/http-core'
import { createFixedClock } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { initWeixin } from '../../src/init-weixin.ts'
import { opensslCertificate, opensslLockedKey } from './support/openssl-certificate.ts'
import { platformXml } from './support/platform-sign.ts'
import { APP_ID, MCH_ID, NOW_MS, readPeerXml } from './support/start-weixin.ts'

const numRuns = Math.max(150, Number(process.env.FUZZ_RUNS ?? 0))
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789*~%/'
const keyText = fc.string({ unit: fc.constantFrom(...LETTERS), minLength: 32, maxLength: 32 })
const PASSPHRASE = 'geheim-1234-Passwort'
const pem = opensslCertificate()
const pfx = { cert: pem.cert, key: opensslLockedKey(pem.key, PASSPHRASE), passphrase: PASSPHRASE }
const OPENID = 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'

/** Everything of an error that a program might log. */
function shownOf(error: unknown): string {
  const { message, stack, errMsg, shortMessage, details } = error as Record<string, unknown>
  const fields = [message, stack, errMsg, shortMessage, String(error), JSON.stringify(details)]
  return [...fields, JSON.stringify(error), inspect(error, { depth: 20, showHidden: true, getters: true })].join('\n')
}

/** A platform (or a proxy) that repeats in its reply whatever it should not. */
const reply = fc.record({
  status: fc.constantFrom(200, 302, 400, 404, 500, 502),
  shape: fc.constantFrom('return', 'bill', 'business', 'html', 'field', 'unsigned')
})

function echo({ status, shape }: { status: number; shape: string }, words: readonly string[]): TransportReply {
  const all = words.join(' ')
  const ids = { appid: APP_ID, mch_id: MCH_ID }
  const bodies: Record<string, string> = {
    return: platformXml({ return_code: 'FAIL', return_msg: all }),
    bill: platformXml({ return_code: 'FAIL', return_msg: all, error_code: words[0] as string }),
    business: platformXml({
      return_code: 'SUCCESS',
      result_code: 'FAIL',
      err_code: words[0] as string,
      err_code_des: all,
      ...ids
    }),
    html: `<html>${all}</html>`,
    field: `<xml><${(words[0] as string).replace(/[^A-Za-z]/g, '')}>${all}`,
    unsigned: platformXml({
      return_code: 'SUCCESS',
      result_code: 'SUCCESS',
      sign: words[0] as string,
      prepay_id: all,
      ...ids
    })
  }
  return {
    status,
    headers: { 'content-type': `text/${words[0]}`, location: `/?${all}` },
    body: Buffer.from(bodies[shape] as string)
  }
}

const NAMES = [
  'getOrderInfo',
  'orderQuery',
  'closeOrder',
  'refund',
  'refundQuery',
  'downloadBill',
  'downloadFundflow',
  'call'
] as const

it('no key, signature, passphrase, payer or string to sign shows in an error, an event or the client itself', async () => {
  const heard: unknown[] = []
  const listener = (event: unknown) => void heard.push(event)
  subscribe(EVENT_CHANNEL, listener)
  try {
    await fc.assert(
      fc.asyncProperty(keyText, keyText, reply, fc.constantFrom(...NAMES), async (key, previous, kind, name) => {
        const words = [key, previous, PASSPHRASE, createHash('md5').update(key).digest('hex')]
        const events: unknown[] = []
        const exchange = (body: unknown): TransportReply => {
          const sent = readPeerXml(Buffer.from(body as string))
          words.push(sent.sign as string, sent.nonce_str as string)
          if (sent.openid !== undefined) words.push(OPENID)
          return echo(kind, words)
        }
        const { payment } = initWeixin({
          ...{ appId: APP_ID, mchId: MCH_ID, key: [key, previous], pfx, retry: false, clock: createFixedClock(NOW_MS) },
          transport: {
            send: async ({ body }) => exchange(body),
            open: async ({ body }) => {
              const { body: bytes, ...rest } = exchange(body)
              return { ...rest, body: new Response(new Uint8Array(bytes)).body as ReadableStream<Uint8Array> }
            },
            close: async () => {}
          },
          onEvent: (event) => events.push(event)
        })
        const notifyUrl = 'https://example.com/notify'
        const calls = {
          getOrderInfo: () =>
            payment.getOrderInfo({ openid: OPENID, body: 'x', outTradeNo: '123456', totalFee: 1, notifyUrl }),
          orderQuery: () => payment.orderQuery({ outTradeNo: '123456' }),
          closeOrder: () => payment.closeOrder({ outTradeNo: '123456' }),
          refund: () => payment.refund({ outTradeNo: '123456', outRefundNo: '1', totalFee: 1, refundFee: 1 }),
          refundQuery: () => payment.refundQuery({ outRefundNo: '1' }),
          downloadBill: () => payment.downloadBill({ billDate: '20141110' }),
          downloadFundflow: () => payment.downloadFundflow({ billDate: '20141110' }),
          call: () => payment.call({ path: '/pay/micropay', params: { openid: OPENID } })
        }
        const outcome = await calls[name]().catch((error: unknown) => error)
        expect(outcome).toBeInstanceOf(Error)
        const shown = [
          shownOf(outcome),
          inspect(payment, { depth: 20, showHidden: true }),
          inspect(events),
          inspect(heard)
        ].join('\n')
        heard.length = 0
        expect(words.length).toBeGreaterThan(5)
        for (const word of words) {
          for (const form of [word, encodeURIComponent(word), JSON.stringify(word).slice(1, -1)])
            expect(shown).not.toContain(form)
        }
      }),
      { numRuns }
    )
  } finally {
    unsubscribe(EVENT_CHANNEL, listener)
  }
})

it('no value of a wrong setting, input or message shows in the refusal', async () => {
  const { payment } = initWeixin({ appId: APP_ID, mchId: MCH_ID, key: '0'.repeat(32) })
  await fc.assert(
    fc.asyncProperty(keyText, async (text) => {
      const order = { openid: 'o', body: 'x', outTradeNo: '123456', totalFee: 1, notifyUrl: 'https://example.com/' }
      const attempts = [
        () => initWeixin({ appId: APP_ID, mchId: MCH_ID, key: `${text}\n` }),
        () => initWeixin({ appId: APP_ID, mchId: MCH_ID, key: text.slice(1) }),
        () => initWeixin({ appId: APP_ID, mchId: text, key: '0'.repeat(32) }),
        () => initWeixin({ appId: APP_ID, mchId: MCH_ID, key: '0'.repeat(32), pfx: `/tmp/${text.replace(/\W/g, '')}` }),
        () => initWeixin({ appId: APP_ID, mchId: MCH_ID, key: '0'.repeat(32), pfx: Buffer.from(text) }),
        () => initWeixin({ appId: APP_ID, mchId: MCH_ID, key: '0'.repeat(32), pfx: { ...pfx, passphrase: text } }),
        () => payment.getOrderInfo({ ...order, openid: `${text}\0` }),
        () => payment.getOrderInfo({ ...order, notifyUrl: `https://example.com/?${text}` }),
        () => payment.orderQuery({ outTradeNo: `${text} ` }),
        () => payment.verifyPaymentNotify({ body: platformXml({ return_code: 'SUCCESS', openid: text, sign: text }) }),
        () =>
          payment.verifyRefundNotify({
            body: platformXml({ return_code: 'SUCCESS', appid: APP_ID, mch_id: MCH_ID, req_info: text })
          })
      ]
      for (const attempt of attempts) {
        const error = await (async () => attempt())().catch((thrown: unknown) => thrown)
        expect(error).toBeInstanceOf(Error)
        expect(shownOf(error)).not.toContain(text.slice(1))
      }
    }),
    { numRuns: Math.min(numRuns, 1000) }
  )
})
