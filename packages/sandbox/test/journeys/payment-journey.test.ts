import { assertBillTotals, type MerchantRecord, readBill, reconcile } from '@kaifang/bill-csv'
import type { PaymentNotify } from '@kaifang/payment'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { DeliveryAttempt, OutboxMessage, Sandbox } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { openAlipayShop, openWeixinPayShop, type PaymentShop } from './open-payment-shop.ts'

/** The platform's side, the same for both. */
interface Platform {
  createBuyer(): string
  pay(outTradeNo: string): Promise<DeliveryAttempt | undefined>
  /** Reports the refunds that are done, to the end. */
  settleRefunds(): Promise<void>
  deliver(
    message: Message,
    options?: { readonly copies?: number; readonly tamper?: Tamper }
  ): Promise<readonly DeliveryAttempt[]>
  drop(times: number, lose?: 'request' | 'reply'): void
  outbox(): readonly OutboxMessage[]
  refundedFee(outTradeNo: string): number
}
interface Message {
  readonly outTradeNo: string
  readonly outRefundNo?: string
}
interface Tamper {
  readonly field: string
  readonly value: string | undefined
}

interface Stage {
  readonly shop: PaymentShop
  readonly platform: Platform
  /** Names of the fields of a payment notification that are signed. */
  fieldsOf(body: string): readonly string[]
  /** Operation of the sandbox that refunds. */
  readonly refundOperation: string
}

async function openWeixin(sandbox: Sandbox): Promise<Stage> {
  const { weixinPay } = sandbox
  const shop = await openWeixinPayShop(sandbox)
  return {
    shop,
    refundOperation: 'refund',
    // The word of the envelope is not signed.
    fieldsOf: (body) => [...body.matchAll(/<(?!xml|return_code|sign>)(\w+)>/g)].map(([, name = '']) => name),
    platform: {
      createBuyer: () => weixinPay.createOpenid(),
      pay: (outTradeNo) => weixinPay.pay(outTradeNo).firstDelivery,
      settleRefunds: () => sandbox.clock.advance('3m'),
      deliver: ({ outTradeNo, outRefundNo }, options) =>
        weixinPay.deliver(outRefundNo === undefined ? { outTradeNo } : { outRefundNo }, options),
      drop: (times, lose = 'request') => weixinPay.drop({ times, lose }),
      outbox: () => weixinPay.outbox(),
      refundedFee: (outTradeNo) => weixinPay.order(outTradeNo).refundedFee
    }
  }
}

async function openAlipay(sandbox: Sandbox): Promise<Stage> {
  const { alipay } = sandbox
  const shop = await openAlipayShop(sandbox)
  return {
    shop,
    refundOperation: 'alipay.trade.refund',
    fieldsOf: (body) =>
      [...new URLSearchParams(body).keys()].filter((name) => !/^(?:sign|sign_type|charset)$/.test(name)),
    platform: {
      createBuyer: () => alipay.createUser().openId,
      pay: (outTradeNo) => alipay.pay(outTradeNo).firstDelivery,
      settleRefunds: () => sandbox.clock.advance('1s'),
      deliver: ({ outTradeNo, outRefundNo }, options) =>
        alipay.deliver({ outTradeNo, outRequestNo: outRefundNo }, options),
      drop: (times, lose = 'request') => alipay.drop({ times, lose }),
      outbox: () => alipay.outbox(),
      refundedFee: (outTradeNo) => alipay.order(outTradeNo).refundedAmount
    }
  }
}

const subject = '年度会员, "限量" VIP'

describe.each([
  ['WeChat Pay', openWeixin],
  ['Alipay', openAlipay]
] as const)('the same code on %s', (_name, open) => {
  const start = async (): Promise<Stage & { readonly sandbox: Sandbox }> => {
    // 11:04 in China.
    const sandbox = await openSandbox()
    const stage = await open(sandbox)
    onTestFinished(() => stage.shop.close())
    return { ...stage, sandbox }
  }
  const place = async ({ shop, platform }: Stage, outTradeNo: string, totalFee: number): Promise<void> => {
    const order = { outTradeNo, totalFee, subject, body: subject, notifyUrl: shop.notifyUrl }
    await shop.payment.getOrderInfo({ ...order, openid: platform.createBuyer() })
  }

  it('an order is paid and told once, whoever tells it how often', async () => {
    const stage = await start()
    const { shop, platform, sandbox } = stage
    await place(stage, 'order_1', 1990)
    expect(await shop.payment.orderQuery({ outTradeNo: 'order_1' })).toMatchObject({ paid: false })

    // Lost on the way, then handled but the answer lost, then all at once.
    platform.drop(2)
    await platform.pay('order_1')
    expect(shop.paid).toEqual([])
    let lostReplies = 0
    for (let next = platform.outbox()[0]?.nextAt; next !== undefined; next = platform.outbox()[0]?.nextAt) {
      if (platform.outbox()[0]?.attempts.length === 2 && lostReplies++ === 0) platform.drop(1, 'reply')
      await sandbox.clock.advance(next - sandbox.clock.now())
    }
    expect(platform.outbox()[0]).toMatchObject({ state: 'delivered', attempts: { length: 4 } })
    expect(shop.paid).toHaveLength(1)
    const copies = await platform.deliver({ outTradeNo: 'order_1' }, { copies: 5 })
    expect(copies.every(({ accepted }) => accepted)).toBe(true)
    expect(shop.paid).toMatchObject([
      { outTradeNo: 'order_1', totalFee: 1990, feeType: 'CNY', timeEnd: '20260102110405' }
    ])
    expect(shop.refusals).toEqual([])
    expect(await shop.payment.orderQuery({ outTradeNo: 'order_1' })).toMatchObject({
      paid: true,
      totalFee: 1990,
      transactionId: shop.paid[0]?.transactionId,
      openid: shop.paid[0]?.openid
    })
  })

  it('a notification with any field changed or gone is refused, and the genuine one is handled after', async () => {
    const stage = await start()
    const { shop, platform } = stage
    await place(stage, 'order_1', 1990)
    platform.drop(1)
    await platform.pay('order_1')
    const fields = stage.fieldsOf(platform.outbox()[0]?.attempts[0]?.requestBody ?? '')
    expect(fields.length).toBeGreaterThan(13)
    for (const field of fields) {
      for (const value of ['1', undefined]) {
        const [attempt] = await platform.deliver({ outTradeNo: 'order_1' }, { tamper: { field, value } })
        expect(attempt?.accepted, field).toBe(false)
        expect(shop.refusals.pop(), field).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
      }
    }
    expect(shop.paid).toEqual([])
    await platform.deliver({ outTradeNo: 'order_1' })
    expect(shop.paid).toHaveLength(1)
  })

  it('work that fails is told again on the schedule, and done once', async () => {
    const stage = await start()
    const { shop, platform, sandbox } = stage
    await place(stage, 'order_1', 1990)
    let failures = 2
    shop.work = (_notify: PaymentNotify) => {
      if (failures-- > 0) throw new Error('the database is away')
    }
    expect((await platform.pay('order_1'))?.accepted).toBe(false)
    await sandbox.clock.advance('1h')
    expect(shop.paid).toHaveLength(1)
    expect(shop.refusals).toMatchObject([{ message: 'the database is away' }, { message: 'the database is away' }])
  })

  it('refunds in parts: each once, whatever gets lost, and no fen more than was paid', async () => {
    const stage = await start()
    const { shop, platform, sandbox, refundOperation } = stage
    await place(stage, 'order_1', 1000)
    await platform.pay('order_1')
    const refund = { outTradeNo: 'order_1', totalFee: 1000, refundFee: 300, refundDesc: '补偿' }

    await shop.payment.refund({ ...refund, outRefundNo: 'R_1' })
    // The platform acted and the answer got lost: the same number again settles it.
    sandbox.faults.next('reset-after-send', { operation: refundOperation })
    const lost = await shop.payment.refund({ ...refund, outRefundNo: 'R_2' }).catch((error: unknown) => error)
    expect(lost).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'unknown' })
    await shop.payment.refund({ ...refund, outRefundNo: 'R_2' })
    await shop.payment.refund({ ...refund, outRefundNo: 'R_2' })
    await expect(shop.payment.refund({ ...refund, outRefundNo: 'R_3', refundFee: 401 })).rejects.toMatchObject({
      name: 'ApiError'
    })
    expect(platform.refundedFee('order_1')).toBe(600)

    await platform.settleRefunds()
    expect(shop.refunded.map(({ outRefundNo, refundStatus }) => `${outRefundNo} ${refundStatus}`)).toEqual([
      'R_1 SUCCESS',
      'R_2 SUCCESS'
    ])
    for (const outRefundNo of ['R_1', 'R_2']) {
      expect(await shop.payment.refundQuery({ outTradeNo: 'order_1', outRefundNo })).toMatchObject({
        refundStatus: 'SUCCESS',
        totalFee: 1000
      })
      await platform.deliver({ outTradeNo: 'order_1', outRefundNo }, { copies: 3 })
    }
    expect(shop.refunded).toHaveLength(2)
    expect(shop.paid).toHaveLength(1)
    expect(shop.refusals).toEqual([])
  })

  it('the bill of the day agrees with the books to the fen', async () => {
    const stage = await start()
    const { shop, platform, sandbox } = stage
    const books: MerchantRecord[] = []
    for (let order = 1; order <= 12; order++) {
      const outTradeNo = `order_${order}`
      const totalFee = order * 333
      await place(stage, outTradeNo, totalFee)
      // Every fourth is closed unpaid, and stands in no bill.
      if (order % 4 === 0) {
        await shop.payment.closeOrder({ outTradeNo })
        continue
      }
      await platform.pay(outTradeNo)
      if (order % 3 !== 0) continue
      for (const [part, refundFee] of [100, 7].entries()) {
        const outRefundNo = `R_${order}_${part}`
        await shop.payment.refund({ outTradeNo, outRefundNo, totalFee, refundFee })
        books.push({ outTradeNo, outRefundNo, refundFee })
      }
    }
    // What was told is what is in the books.
    for (const { outTradeNo, totalFee } of shop.paid) books.push({ outTradeNo, totalFee })
    expect(shop.paid).toHaveLength(9)
    await expect(shop.payment.openBill({ billDate: '20260102' })).rejects.toMatchObject({ name: 'ApiError' })

    await sandbox.clock.advance('1d')
    const reader = readBill((await shop.payment.openBill({ billDate: '20260102' })).body)
    const summary = await reconcile(reader, books).summarize()
    assertBillTotals(reader)
    expect(summary).toMatchObject({
      isBalanced: true,
      payment: {
        matched: {
          count: 9,
          billedFen: books.reduce((sum, record) => sum + ('totalFee' in record ? record.totalFee : 0), 0)
        }
      },
      refund: { matched: { count: 6, billedFen: 321 } }
    })

    // The whole bill in memory says the same.
    const { content } = await shop.payment.downloadBill({ billDate: '20260102' })
    expect((await reconcile(readBill(content), books).summarize()).isBalanced).toBe(true)
    // One fen of difference is found.
    const wrong = books.map((record, index) =>
      index === 0 && 'refundFee' in record ? { ...record, refundFee: 101 } : record
    )
    const found = await reconcile(readBill(content), wrong as MerchantRecord[]).summarize()
    expect(found).toMatchObject({ isBalanced: false, refund: { amountDiffers: { count: 1 } } })
  })
})

it('the fund-flow bill of WeChat Pay holds each payment, its fee and each refund', async () => {
  const sandbox = await openSandbox()
  const shop = await openWeixinPayShop(sandbox)
  onTestFinished(() => shop.close())
  const order = { outTradeNo: 'order_1', totalFee: 10_000, subject, body: subject, notifyUrl: shop.notifyUrl }
  await shop.payment.getOrderInfo({ ...order, openid: sandbox.weixinPay.createOpenid() })
  await sandbox.weixinPay.pay('order_1').firstDelivery
  await shop.payment.refund({ outTradeNo: 'order_1', outRefundNo: 'R_1', totalFee: 10_000, refundFee: 2500 })
  await sandbox.clock.advance('1d')
  const { body } = await shop.client.payment.openFundflow({ billDate: '20260102' })
  const reader = readBill(body, { format: 'wechat-pay-fund-flow' })
  const directions: string[] = []
  for await (const rows of reader) directions.push(...rows.map(({ direction }) => String(direction)))
  assertBillTotals(reader)
  expect(directions.length).toBeGreaterThanOrEqual(2)
  expect(reader.totals?.totalCount).toBe(directions.length)
})
