import type { AlipayState } from '../alipay-state.ts'
import type { StoredRefund, StoredTrade } from '../trade/stored-trade.ts'
import { paidAmounts } from '../trade/trade-status.ts'
import type { AlipayFund } from '../trade/trade-types.ts'
import { type BillEntry, chargeOf } from './bill-entry.ts'
import { fillerEntries } from './filler-entries.ts'
import type { BillSpan } from './read-bill-span.ts'

/** Every payment and refund of a merchant in a span: those of the trades, then those that only fill the bill. */
export function* billEntries(state: AlipayState, span: BillSpan, sellerId: string): Generator<BillEntry> {
  yield* tradeEntries(state, span, sellerId)
  yield* fillerEntries(state.settings.billRows, span)
}

/** Whether a bill has any row. */
export function billHasRows(state: AlipayState, span: BillSpan, sellerId: string): boolean {
  return billEntries(state, span, sellerId).next().done !== true
}

function* tradeEntries({ trades }: AlipayState, span: BillSpan, sellerId: string): Generator<BillEntry> {
  const within = (atMs: number | undefined): atMs is number =>
    atMs !== undefined && atMs >= span.fromMs && atMs < span.untilMs
  for (const trade of trades.values()) {
    if (trade.merchant.sellerId !== sellerId) continue
    if (within(trade.paidAtMs)) yield paymentEntry(trade, trade.paidAtMs)
    for (const refund of trade.refunds) {
      if (refund.status === 'success' && within(refund.doneAtMs)) yield refundEntry(trade, refund, refund.doneAtMs)
    }
  }
}

function shared(trade: StoredTrade) {
  return {
    tradeNo: trade.tradeNo,
    outTradeNo: trade.outTradeNo,
    subject: trade.subject,
    createdAtMs: trade.createdAtMs,
    storeId: trade.storeId ?? '',
    operatorId: trade.operatorId ?? '',
    terminalId: trade.terminalId ?? '',
    account: `*户(${trade.payer!.logonId})`
  }
}

function paymentEntry(trade: StoredTrade, atMs: number): BillEntry {
  const { receiptFen, couponFen, pointFen, merchantDiscountFen } = paidAmounts(trade)
  return {
    ...shared(trade),
    kind: 'payment',
    atMs,
    totalFen: trade.totalFen,
    receiptFen,
    couponFen,
    pointFen,
    discountFen: merchantDiscountFen,
    outRequestNo: '',
    chargeFen: chargeOf(receiptFen),
    remark: ''
  }
}

function refundEntry(trade: StoredTrade, refund: StoredRefund, atMs: number): BillEntry {
  const discountFen = sumOf(refund.funds, 'MDISCOUNT')
  return {
    ...shared(trade),
    kind: 'refund',
    atMs,
    totalFen: refund.amountFen,
    receiptFen: refund.amountFen - discountFen,
    couponFen: sumOf(refund.funds, 'COUPON'),
    pointFen: sumOf(refund.funds, 'POINT'),
    discountFen,
    outRequestNo: refund.outRequestNo,
    chargeFen: 0,
    // May hold anything, commas too (bills reference 8).
    remark: refund.reason ?? ''
  }
}

function sumOf(funds: readonly AlipayFund[], channel: string): number {
  return funds.filter(({ fundChannel }) => fundChannel === channel).reduce((sum, { amount }) => sum + amount, 0)
}
