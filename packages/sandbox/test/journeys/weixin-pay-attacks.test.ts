import { assertBillTotals, readBill } from '@kaifang/bill-csv'
import { ServiceError } from '@kaifang/http-core'
import type { BillStream, WeixinPay } from '@kaifang/payment'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultName, type Sandbox, startSandbox, type WeixinPayNotifyAttack } from '../../src/index.ts'
import { type AttackRow, writeAttackPage } from './attack-table.ts'
import { openWeixinPayShop, type PaymentShop } from './open-payment-shop.ts'

const OPERATIONS = [
  'unifiedOrder',
  'orderQuery',
  'closeOrder',
  'refund',
  'refundQuery',
  'downloadBill',
  'downloadFundflow'
] as const
type Operation = (typeof OPERATIONS)[number]
const WRITES: readonly string[] = ['unifiedOrder', 'closeOrder', 'refund']
/** The same as a caller calls them. */
const CALLED: Readonly<Record<Operation, string>> = {
  unifiedOrder: 'getOrderInfo',
  orderQuery: 'orderQuery',
  closeOrder: 'closeOrder',
  refund: 'refund',
  refundQuery: 'refundQuery',
  downloadBill: 'openBill',
  downloadFundflow: 'openFundflow'
}

/** No error: what came is right, oddly packed. */
const READ = 'read all the same'
/** No error: the platform signs nothing that could tell, and TLS is what stands before it. */
const BELIEVED = 'believed: rests on TLS'

const MISMATCH = 'ERR_SIGNATURE_MISMATCH'
const BINDING = 'ERR_SIGNATURE_BINDING'
const DECODE = 'ERR_HTTP_DECODE'

/** What comes of each fault; where operations differ, by operation. */
const REPLIES: Readonly<Record<string, string | Partial<Record<Operation, string>>>> = {
  'html-502': 'ERR_HTTP_STATUS',
  'rate-limit': 'ERR_HTTP_STATUS',
  busy: 'ERR_HTTP_STATUS',
  redirect: 'ERR_HTTP_STATUS',
  'reset-before-reply': 'ERR_HTTP_NETWORK',
  'reset-after-send': 'ERR_HTTP_NETWORK',
  'reset-mid-body': 'ERR_HTTP_NETWORK',
  'slow-headers': 'ERR_HTTP_TIMEOUT',
  'slow-body': 'ERR_HTTP_TIMEOUT',
  'huge-body': 'ERR_HTTP_BODY_TOO_LARGE',
  'gzip-bomb': 'ERR_HTTP_BODY_TOO_LARGE',
  'empty-body': DECODE,
  'not-json': DECODE,
  'truncated-json': DECODE,
  'gzip-unannounced': {
    ...all([...OPERATIONS.slice(0, 5)], DECODE),
    ...all(['downloadBill', 'downloadFundflow'], READ)
  },
  'truncated-gzip': 'ERR_HTTP_NETWORK',
  replay: {
    // Neither the order's reply nor the closing's names the order, and a bill has no signature.
    ...all(['unifiedOrder', 'closeOrder', 'downloadBill', 'downloadFundflow'], BELIEVED),
    ...all(['orderQuery', 'refund', 'refundQuery'], BINDING)
  },
  'bad-signature': MISMATCH,
  'tampered-field': MISMATCH,
  'lower-case-sign': MISMATCH,
  'md5-for-hmac': MISMATCH,
  'unsigned-reply': MISMATCH,
  'wrong-merchant': BINDING,
  'wrong-app': BINDING,
  'wrong-order': BINDING,
  'doctype-xml': DECODE,
  'entity-bomb-xml': DECODE,
  'duplicate-element': DECODE,
  'wrong-charset': DECODE,
  'return-code-fail': 'ERR_PAYMENT_WEIXIN_RETURN',
  'system-error': 'ERR_PAYMENT_WEIXIN_SYSTEM',
  'system-error-after': 'ERR_PAYMENT_WEIXIN_SYSTEM',
  'bizerr-need-retry': 'ERR_PAYMENT_WEIXIN_SYSTEM',
  'frequency-limited': 'ERR_PAYMENT_WEIXIN_RATE_LIMIT',
  'error-code': 'ERR_PAYMENT_WEIXIN_ORDER_CONFLICT',
  'bill-creating': 'ERR_PAYMENT_WEIXIN_BILL_CREATING',
  'truncated-bill': DECODE,
  'tampered-bill': 'ERR_BILL_CSV_TOTALS'
}
/** Faults of JSON, which this platform does not speak. */
const OF_JSON: readonly string[] = ['duplicate-key', 'deep-nesting']
/** After these it is known that nothing was done. */
const REFUSED = /^(?:rate-limit|redirect|error-code|frequency-limited)$/

function all(operations: readonly Operation[], end: string): Partial<Record<Operation, string>> {
  return Object.fromEntries(operations.map((operation) => [operation, end]))
}

const day = '20260102'
const sections = {
  replies: {
    heading: 'Answers to calls',
    about:
      'Played by `@kaifang/sandbox` in place of a genuine answer to a client that signs with HMAC-SHA256. Each was sent once and nothing was repeated behind it; no error holds the key. After a write that may have been done the error says `outcome: "unknown"`.',
    rows: [] as AttackRow[]
  },
  notifications: {
    heading: 'Notifications',
    about:
      'Delivered over HTTP to `createNotifyHandler`. None was handled, each was answered as failed, and the genuine one behind it was handled once.',
    rows: [] as AttackRow[]
  }
}

let sandbox: Sandbox
let shop: PaymentShop & { readonly client: WeixinPay }
let numbers = 0

const place = async (options = {}): Promise<string> => {
  const outTradeNo = `attack_${++numbers}`
  const order = { outTradeNo, totalFee: 100, subject: '年度会员', body: '年度会员', notifyUrl: shop.notifyUrl }
  await shop.payment.getOrderInfo({ ...order, openid: sandbox.weixinPay.createOpenid() }, options)
  return outTradeNo
}
const pay = async (): Promise<string> => {
  const outTradeNo = await place()
  await sandbox.weixinPay.pay(outTradeNo).firstDelivery
  return outTradeNo
}
const refund = async (outTradeNo: string, options = {}): Promise<string> => {
  const outRefundNo = `R${outTradeNo}`
  await shop.payment.refund({ outTradeNo, outRefundNo, totalFee: 100, refundFee: 10 }, options)
  return outRefundNo
}
const readToEnd = async ({ body }: BillStream): Promise<void> => {
  const reader = readBill(body)
  for await (const _rows of reader);
  assertBillTotals(reader)
}

beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'attacks',
    startTime: Date.UTC(2026, 0, 2, 3, 4, 5),
    frozen: true,
    logLimit: 10_000
  })
  shop = await openWeixinPayShop(sandbox, { signType: 'HMAC-SHA256' })
  await refund(await pay())
  await sandbox.clock.advance('1d')
})
afterAll(async () => {
  await shop.close()
  await sandbox.close()
})

/** Prepares what the operation is about; the call itself is made later. */
const CALLS: Readonly<Record<Operation, () => Promise<(options: { readonly timeout: number }) => Promise<unknown>>>> = {
  unifiedOrder: async () => place,
  orderQuery: async () => {
    const outTradeNo = await pay()
    return (options) => shop.payment.orderQuery({ outTradeNo }, options)
  },
  closeOrder: async () => {
    const outTradeNo = await place()
    return (options) => shop.payment.closeOrder({ outTradeNo }, options)
  },
  refund: async () => {
    const outTradeNo = await pay()
    return (options) => refund(outTradeNo, options)
  },
  refundQuery: async () => {
    const outTradeNo = await pay()
    const outRefundNo = await refund(outTradeNo)
    return (options) => shop.payment.refundQuery({ outTradeNo, outRefundNo }, options)
  },
  downloadBill: async () => async (options) => readToEnd(await shop.payment.openBill({ billDate: day }, options)),
  downloadFundflow: async () => async (options) =>
    readToEnd(await shop.client.payment.openFundflow({ billDate: day }, options))
}

describe('answers of WeChat Pay', () => {
  it('each fault that the sandbox plays has its row', () => {
    const playable = sandbox.faults.list().filter(({ services }) => services.includes('weixin-pay'))
    const names = playable.map(({ name }) => name).filter((name) => !OF_JSON.includes(name))
    expect(Object.keys(REPLIES).sort()).toEqual([...new Set<string>(names)].sort())
  })

  it.each(Object.keys(REPLIES))('%s', async (name) => {
    const playable = sandbox.faults
      .list()
      .filter((fault) => fault.name === name && fault.services.includes('weixin-pay'))
    const operations = OPERATIONS.filter((operation) =>
      playable.some((fault) => fault.operations?.includes(operation) ?? true)
    )
    expect(operations).not.toEqual([])
    for (const operation of operations) {
      const ends = REPLIES[name]
      const end = typeof ends === 'string' ? ends : ends?.[operation]
      // So that there is something to play back.
      await (await CALLS[operation]())({ timeout: 5000 })
      const call = await CALLS[operation]()
      const before = sandbox.requests().length
      sandbox.faults.next(name as FaultName, { service: 'weixin-pay', operation })
      const result: unknown = await call({ timeout: name.startsWith('slow') ? 60 : 5000 }).catch(
        (error: unknown) => error
      )
      const log = sandbox.requests().slice(before)
      expect(sandbox.faults.armed(), operation).toEqual([])
      expect(
        log.map(({ fault }) => fault),
        operation
      ).toEqual([name])
      if (end === READ || end === BELIEVED) expect(result, operation).not.toBeInstanceOf(Error)
      else {
        expect(result, operation).toMatchObject({ code: end })
        const unknown = WRITES.includes(operation) && !REFUSED.test(name)
        if (ServiceError.isInstance(result)) expect(result.outcome, operation).toBe(unknown ? 'unknown' : 'rejected')
        expect(JSON.stringify(result) + String((result as Error).stack)).not.toContain(sandbox.weixinPay.key)
      }
      const about = playable.find((fault) => fault.operations?.includes(operation) ?? true)?.description ?? ''
      sections.replies.rows.push({ attack: name, about, on: CALLED[operation], end: end ?? '' })
    }
  })
})

/** What comes of each forged notification: of a payment, of a refund. */
const FORGED: Readonly<Record<Exclude<WeixinPayNotifyAttack, 'cross-type'>, readonly [string, string, string]>> = {
  'bad-signature': ['Signed, or sealed, with a wrong key.', MISMATCH, MISMATCH],
  'lower-case-sign': ['The right signature in lower case; the sealed part unreadable.', MISMATCH, MISMATCH],
  'md5-for-hmac': ['Signed with MD5, and the message itself says so.', MISMATCH, MISMATCH],
  unsigned: ['Nothing signed, nothing sealed.', MISMATCH, MISMATCH],
  'wrong-merchant': ['Genuine, for another merchant.', BINDING, BINDING],
  'wrong-app': ['Genuine, for another app.', BINDING, BINDING],
  'other-key': ["Signed, or sealed, with another merchant's key.", MISMATCH, MISMATCH],
  'doctype-xml': ['A DTD that names a file of the server.', DECODE, MISMATCH],
  'entity-bomb-xml': ['Entities that unfold to ten thousand million letters.', DECODE, MISMATCH],
  'duplicate-element': ['An element comes twice: the genuine value, then a forged one.', DECODE, MISMATCH],
  'bad-padding': ['A signature, or a sealed part, of a wrong length.', MISMATCH, MISMATCH]
}

/** A paid order and a refund that succeeded, neither of which anybody has heard of yet. */
async function openUnheard(): Promise<Readonly<Record<'payment' | 'refund', Unheard>>> {
  const outTradeNo = await place()
  sandbox.weixinPay.drop({ times: 2 })
  await sandbox.weixinPay.pay(outTradeNo).firstDelivery
  const outRefundNo = await refund(outTradeNo)
  await sandbox.weixinPay.settleRefund(outRefundNo).firstDelivery
  const bodyOf = (number: string): string =>
    sandbox.weixinPay.outbox().find(({ key }) => key.split(' ')[1] === number)?.attempts[0]?.requestBody ?? ''
  return {
    payment: { reference: { outTradeNo }, body: bodyOf(outTradeNo), handled: () => count(shop.paid, { outTradeNo }) },
    refund: {
      reference: { outRefundNo },
      body: bodyOf(outRefundNo),
      handled: () => count(shop.refunded, { outRefundNo })
    }
  }
}

interface Unheard {
  readonly reference: { readonly outTradeNo: string } | { readonly outRefundNo: string }
  /** The genuine message. */
  readonly body: string
  handled(): number
}

function count(handled: readonly object[], fields: object): number {
  return handled.filter((notify) =>
    Object.entries(fields).every(([name, value]) => Reflect.get(notify, name) === value)
  ).length
}

type Delivery = Parameters<Sandbox['weixinPay']['deliver']>[1]

/** Delivers what a forger sends: refused with this code and not handled, and the genuine one still is. */
async function expectRefused(
  { reference, handled }: Unheard,
  deliveries: readonly Delivery[],
  end: string
): Promise<void> {
  for (const delivery of deliveries) {
    const [attempt] = await sandbox.weixinPay.deliver(reference, delivery)
    expect(attempt?.accepted, JSON.stringify(delivery)).toBe(false)
    const refusal = shop.refusals.pop()
    expect(refusal, JSON.stringify(delivery)).toMatchObject({ code: end })
    expect(JSON.stringify(refusal) + String((refusal as Error).stack)).not.toContain(sandbox.weixinPay.key)
  }
  expect(handled()).toBe(0)
  expect((await sandbox.weixinPay.resend(reference)).accepted).toBe(true)
  expect(handled()).toBe(1)
  expect(shop.refusals).toEqual([])
}

const note = (attack: string, about: string, on: string, end: string): void => {
  sections.notifications.rows.push({ attack, about, on, end })
}

describe('forged notifications of WeChat Pay', () => {
  it.each(Object.keys(FORGED) as (keyof typeof FORGED)[])('%s', async (attack) => {
    const [about, onPayment, onRefund] = FORGED[attack]
    const { payment, refund: refunded } = await openUnheard()
    await expectRefused(payment, [{ attack }], onPayment)
    note(attack, about, 'a payment', onPayment)
    await expectRefused(refunded, [{ attack }], onRefund)
    note(attack, about, 'a refund', onRefund)
  })

  it('every field of a payment that is changed, removed or added', async () => {
    const { payment } = await openUnheard()
    const fields = [...payment.body.matchAll(/<(\w+)>(?=<!\[CDATA\[|\d)/g)].map(([, name = '']) => name)
    expect(fields.length).toBeGreaterThan(15)
    // What says FAIL, or does not say SUCCESS, is no notification: the platform signs nothing there.
    const signed = fields.filter((field) => field !== 'return_code')
    const tampers = [...signed, 'another'].map((field) => ({ field, value: '1' }))
    const removals = signed.map((field) => ({ field, value: undefined }))
    await expectRefused(
      payment,
      [...tampers, ...removals].map((tamper) => ({ tamper })),
      MISMATCH
    )
    note('tampered-field', 'Each field in turn is changed, removed, or one is added.', 'a payment', MISMATCH)
  })

  it('amounts that are none, rightly signed', async () => {
    const { payment } = await openUnheard()
    const values = ['1e3', '19.90', '-1', '', undefined]
    const deliveries = values.map((value) => ({ tamper: { field: 'total_fee', value, resign: true } }))
    await expectRefused(payment, deliveries, 'ERR_REPLY_SHAPE')
    note('odd-amount', 'Rightly signed, with an amount that is no whole number of fen.', 'a payment', 'ERR_REPLY_SHAPE')
  })

  it.each([
    [
      'deep-nesting',
      'Ten thousand elements inside each other.',
      `<xml>${'<a>'.repeat(10_000)}${'</a>'.repeat(10_000)}</xml>`
    ],
    ['not-xml', 'JSON in place of XML.', '{"return_code":"SUCCESS"}'],
    ['blank-body', 'White space.', ' '],
    ['truncated-xml', 'The message ends in the middle.', '<xml><return_code><![CDATA[SUCC']
  ])('%s', async (attack, about, rawBody) => {
    const { payment, refund: refunded } = await openUnheard()
    await expectRefused(payment, [{ rawBody }], DECODE)
    await expectRefused(refunded, [{ rawBody }], DECODE)
    note(attack, about, 'the address', DECODE)
  })

  it('a body of 2 MB', async () => {
    const response = await fetch(shop.notifyUrl, { method: 'POST', body: `<xml><a>${'x'.repeat(2_000_000)}</a></xml>` })
    expect(response.ok).toBe(false)
    expect(shop.refusals.pop()).toMatchObject({ code: 'ERR_INPUT' })
    note('huge-body', 'A message of 2 MB.', 'the address', 'ERR_INPUT')
  })

  it('one kind of message given for the other', async () => {
    const { payment, refund: refunded } = await openUnheard()
    const { verifyPaymentNotify, verifyRefundNotify } = shop.payment
    await expect(verifyPaymentNotify({ body: refunded.body })).rejects.toMatchObject({ code: BINDING })
    await expect(verifyRefundNotify({ body: payment.body })).rejects.toMatchObject({ code: BINDING })
    note('cross-type', 'A genuine refund given for a payment.', '`verifyPaymentNotify`', BINDING)
    note('cross-type', 'A genuine refund given for a payment.', '`verifyRefundNotify`, the other way round', BINDING)
  })

  it('a body that a parser has read', async () => {
    const body = { out_trade_no: 'attack_1', total_fee: '100' } as unknown as string
    await expect(shop.payment.verifyPaymentNotify({ body })).rejects.toMatchObject({ code: 'ERR_INPUT' })
    note('parsed-body', 'An object in place of the bytes: nothing is left to verify.', 'both kinds', 'ERR_INPUT')
  })

  it('a genuine message again and again', async () => {
    const { payment, refund: refunded } = await openUnheard()
    for (const { reference, handled } of [payment, refunded]) {
      const copies = await sandbox.weixinPay.deliver(reference, { copies: 5 })
      expect(copies.some(({ accepted }) => accepted)).toBe(true)
      await sandbox.clock.advance('1d')
      expect((await sandbox.weixinPay.resend(reference)).accepted).toBe(true)
      expect(handled()).toBe(1)
    }
    shop.refusals.length = 0
    note('replay', 'Genuine, five at the same time, and again a day later.', 'both kinds', 'handled once')
  })

  it('the page of attacks says what was seen here', async () => {
    const about =
      'What was tried on the WeChat Pay side of `@kaifang/payment` and how it ended: %d cases, each shown by a test that passes. This page is written by `packages/sandbox/test/journeys/weixin-pay-attacks.test.ts`, which fails when it says something else. Codes: [errors](errors.md).'
    const page = writeAttackPage('Attacks on WeChat Pay', about, Object.values(sections))
    await expect(page).toMatchFileSnapshot('../../../../docs/attacks-weixin-pay.md')
  })
})
