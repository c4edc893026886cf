import type { StoredTrade } from './stored-trade.ts'
import type { AlipayTradeStatus } from './trade-types.ts'

const dayMs = 86_400_000

/** What was given back so far; with `waiting`, also what is about to be. */
export function refundedFen(trade: StoredTrade, waiting = false): number {
  return trade.refunds
    .filter(({ status }) => status === 'success' || (waiting && status === 'pending'))
    .reduce((sum, { amountFen }) => sum + amountFen, 0)
}

/** The state of a trade at a moment (交易状态). */
export function tradeStatus(trade: StoredTrade, nowMs: number, refundWindowDays: number): AlipayTradeStatus {
  if (trade.closedAtMs !== undefined) return 'TRADE_CLOSED'
  if (trade.paidAtMs === undefined) return 'WAIT_BUYER_PAY'
  if (refundedFen(trade) === trade.totalFen) return 'TRADE_CLOSED'
  return nowMs - trade.paidAtMs >= refundWindowDays * dayMs ? 'TRADE_FINISHED' : 'TRADE_SUCCESS'
}

/** Sum of the means of some kinds. */
export function sumFunds(trade: Pick<StoredTrade, 'funds'>, ...channels: readonly string[]): number {
  return trade.funds
    .filter(({ fundChannel }) => channels.includes(fundChannel))
    .reduce((sum, { amount }) => sum + amount, 0)
}

/** The amounts of a paid trade that follow from its means; all zero while it is unpaid. */
export function paidAmounts(trade: StoredTrade): {
  readonly receiptFen: number
  readonly buyerFen: number
  readonly pointFen: number
  readonly invoiceFen: number
  readonly merchantDiscountFen: number
  readonly couponFen: number
} {
  const paid = trade.paidAtMs === undefined ? 0 : trade.totalFen
  const merchantDiscountFen = sumFunds(trade, 'MDISCOUNT')
  const couponFen = sumFunds(trade, 'COUPON')
  const pointFen = sumFunds(trade, 'POINT')
  const buyerFen = paid - merchantDiscountFen - couponFen
  return {
    receiptFen: paid - merchantDiscountFen,
    buyerFen,
    pointFen,
    invoiceFen: buyerFen - pointFen,
    merchantDiscountFen,
    couponFen
  }
}
