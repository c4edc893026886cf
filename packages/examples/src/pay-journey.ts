/**
 * Payments from end to end, by the same code on both platforms: an order is paid, its notification gets lost, comes again
 * and is handled once, forged ones are refused, parts of it are refunded, and the bill of the day is downloaded the next
 * morning and compared with the books.
 * @module
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { assertBillTotals, type MerchantRecord, readBill, reconcile } from '@kaifang/bill-csv'
import { createMemoryOnceStore, type RefundNotify } from '@kaifang/payment'
import type { Sandbox, SandboxClock } from '@kaifang/sandbox'
import type { Report } from './create-report.ts'
import { openAlipayStage, openWeixinStage, type PaymentStage } from './payment-stage.ts'

const DAY = 86_400_000
/** China has one time zone, eight hours ahead, and no summer time. */
const CHINA = 28_800_000
const yuan = (fen: number) => `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
/** The day in China, as bills are asked for. */
const billDate = (time: number) => new Date(time + CHINA).toISOString().slice(0, 10).replaceAll('-', '')

/** Runs the journey on one platform after the other and tells it to the report. */
export async function runPayJourney(
  sandbox: Sandbox,
  report: Report,
  stages: readonly ((sandbox: Sandbox) => Promise<PaymentStage>)[] = [openWeixinStage, openAlipayStage]
): Promise<void> {
  const shop = await openShop()
  try {
    for (const open of stages) {
      const stage = await open(sandbox)
      try {
        report.chapter(
          stage.name,
          'Order, notifications, refunds, and a bill that agrees with the books: one code for both.'
        )
        await runOn(stage, shop, sandbox.clock, report)
      } finally {
        stage.setRefundUrl(undefined)
        await stage.close()
      }
    }
  } finally {
    shop.close()
  }
}

async function runOn(stage: PaymentStage, shop: Shop, clock: SandboxClock, report: Report): Promise<void> {
  const { payment } = stage
  // Your books: what was ordered, what was paid, and what was given back.
  const ordered = new Map<string, number>()
  const books: MerchantRecord[] = []
  const refunded: RefundNotify[] = []
  const refusals: unknown[] = []

  // One address for both kinds of messages: verifies, runs your work once, answers as the platform wants.
  const payments = payment.createNotifyHandler({
    onPayment: ({ outTradeNo, totalFee }) => {
      if (ordered.get(outTradeNo) !== totalFee) throw new Error(`${outTradeNo} was paid with another amount`)
      books.push({ outTradeNo, totalFee })
    },
    onRefund: (refund) => void refunded.push(refund),
    onceStore: createMemoryOnceStore(clock),
    onError: (error) => refusals.push(error)
  })
  shop.mount(payments.node)
  stage.setRefundUrl(shop.url)

  // Orders, refunds and bill belong to one day: it is noon in China.
  await advanceTo(clock, Math.ceil((clock.now() + CHINA) / DAY) * DAY - CHINA + DAY / 2)
  const day = billDate(clock.now())

  const outTradeNo = `S${day}_0001`
  const order = { outTradeNo, totalFee: 1990, subject: '年度会员 VIP', body: '年度会员 VIP', notifyUrl: shop.url }
  ordered.set(outTradeNo, order.totalFee)
  await report.step(
    'getOrderInfo',
    () => payment.getOrderInfo({ ...order, openid: stage.createBuyer() }),
    (info) =>
      `${yuan(order.totalFee)}, for the client: ${typeof info === 'string' ? info : Object.keys(info).join(', ')}`
  )
  const state = await payment.orderQuery({ outTradeNo })
  if (state.paid) throw new Error('nobody has paid yet')

  report.note('The buyer pays. Our server is unreachable twice; the platform delivers again on its schedule.')
  stage.drop(2)
  await stage.pay(outTradeNo)
  await report.step(
    'third delivery',
    async () => {
      let waited = 0
      for (let next = stage.outbox().at(-1)?.nextAt; next !== undefined; next = stage.outbox().at(-1)?.nextAt) {
        waited += next - clock.now()
        await advanceTo(clock, next)
      }
      return waited
    },
    (waited) =>
      `after ${Math.round(waited / 1000)} s, handled ${books.length} time, answered "${shorten(lastAnswer(stage))}"`
  )
  await report.step(
    'the same 3 times again',
    () => stage.deliver({ outTradeNo }, { copies: 3 }),
    (copies) =>
      `${copies.filter(({ accepted }) => accepted).length} answered as done, handled ${books.length} time in all`
  )
  if (books.length !== 1) throw new Error('the payment was not handled once')

  for (const tamper of [
    { field: stage.amountField, value: '1' },
    { field: 'out_trade_no', value: `S${day}_0002` }
  ]) {
    await report.refused(
      `forged ${tamper.field}`,
      async () => {
        await stage.deliver({ outTradeNo }, { tamper })
        throw refusals.pop()
      },
      'ERR_SIGNATURE_MISMATCH'
    )
  }

  await report.step(
    'orderQuery',
    () => payment.orderQuery({ outTradeNo }),
    ({ paid, totalFee, tradeState }) => `${paid ? 'paid' : 'not paid'}: ${tradeState}, ${yuan(totalFee ?? 0)}`
  )

  const refunds = [
    { outRefundNo: `R${day}_0001`, refundFee: 500 },
    { outRefundNo: `R${day}_0002`, refundFee: 1 }
  ]
  for (const refund of refunds) {
    await report.step(
      'refund',
      () => payment.refund({ outTradeNo, totalFee: order.totalFee, refundDesc: '补偿', ...refund }),
      ({ refundStatus }) => `${refund.outRefundNo}: ${yuan(refund.refundFee)}, ${refundStatus}`
    )
    books.push({ outTradeNo, ...refund })
    // The same number again refunds nothing more.
    await payment.refund({ outTradeNo, totalFee: order.totalFee, refundDesc: '补偿', ...refund })
  }
  await report.step(
    'refundQuery',
    async () => {
      await clock.advance('5m')
      return Promise.all(refunds.map(({ outRefundNo }) => payment.refundQuery({ outTradeNo, outRefundNo })))
    },
    (found) => `${found.map(({ refundStatus }) => refundStatus).join(', ')}; ${refunded.length} notifications handled`
  )
  if (refunded.length !== refunds.length) throw new Error('each refund should have been reported and handled once')

  report.note('The next morning:')
  await advanceTo(clock, clock.now() + DAY)
  const reader = readBill((await payment.openBill({ billDate: day })).body)
  await report.step(
    'openBill, reconcile',
    async () => {
      const summary = await reconcile(reader, books).summarize()
      assertBillTotals(reader)
      if (!summary.isBalanced) throw new Error('the bill and the books should agree')
      return summary
    },
    ({ payment: paid, refund }) =>
      `${reader.format}: ${paid.matched.count} payment and ${refund.matched.count} refunds agree, no difference`
  )
  const { fundflow } = stage
  if (fundflow === undefined) return
  const funds = readBill((await fundflow.openFundflow({ billDate: day })).body, { format: 'wechat-pay-fund-flow' })
  await report.step(
    'openFundflow',
    async () => {
      for await (const _batch of funds);
      assertBillTotals(funds)
    },
    () => `${funds.rowCount} movements, in ${yuan(funds.totals?.incomeAmount ?? 0)}, footer agrees`
  )
}

/** Your server, with the address that both platforms are told. */
interface Shop {
  readonly url: string
  mount(node: Parameters<typeof createServer>[1]): void
  close(): void
}

async function openShop(): Promise<Shop> {
  let node: Parameters<typeof createServer>[1] = () => {}
  const server = createServer((request, response) => node?.(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/payments/notify`,
    mount: (handler) => {
      node = handler
    },
    close() {
      server.close()
      server.closeAllConnections()
    }
  }
}

async function advanceTo(clock: SandboxClock, time: number): Promise<void> {
  await clock.advance(Math.max(0, Math.ceil(time - clock.now())))
}

const lastAnswer = (stage: PaymentStage): string => stage.outbox().at(-1)?.attempts.at(-1)?.responseBody ?? ''
const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
