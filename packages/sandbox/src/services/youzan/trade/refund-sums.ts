import type { YouzanState } from '../youzan-state.ts'
import type { StoredLine, StoredRefund, StoredTrade } from './stored-trade-types.ts'

/** What the buyer pays for a line, in fen. */
export function lineTotal({ price, num }: StoredLine): number {
  return price * num
}

/** What the buyer pays in all, in fen. */
export function tradeTotal({ lines, postFee }: StoredTrade): number {
  return lines.reduce((sum, line) => sum + lineTotal(line), postFee)
}

/** Refunds of an order, oldest first. */
export function refundsOf(state: YouzanState, { tid }: StoredTrade): readonly StoredRefund[] {
  return [...state.refunds.values()].filter((refund) => refund.tid === tid)
}

const ended = ['CLOSED', 'SUCCESS', 'SELLER_REFUSE_BUYER']

/** Whether a refund still goes on. */
export function isOpen({ status }: StoredRefund): boolean {
  return !ended.includes(status)
}

/** What of a line (or, without one, of the order) went back, and what may still, in fen. */
export function refundSums(
  state: YouzanState,
  trade: StoredTrade,
  oid?: string
): { readonly done: number; readonly underWay: number; readonly left: number } {
  const of = refundsOf(state, trade).filter((refund) => oid === undefined || refund.oid === oid)
  const sum = (refunds: readonly StoredRefund[]): number => refunds.reduce((total, { fee }) => total + fee, 0)
  const done = sum(of.filter(({ status }) => status === 'SUCCESS'))
  const underWay = sum(of.filter(isOpen))
  const line = trade.lines.find((entry) => entry.oid === oid)
  const whole = oid === undefined ? tradeTotal(trade) : line === undefined ? 0 : lineTotal(line)
  return { done, underWay, left: whole - done - underWay }
}

/** `refund_state` of an order: 0 none, 2 partly, 12 fully refunded; 1 and 11 the same in progress. */
export function refundState(state: YouzanState, trade: StoredTrade): 0 | 1 | 2 | 11 | 12 {
  const { done, underWay, left } = refundSums(state, trade)
  if (underWay > 0) return left <= trade.postFee ? 11 : 1
  if (done === 0) return 0
  return left <= trade.postFee ? 12 : 2
}
