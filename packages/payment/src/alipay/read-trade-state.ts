import type { TradeState } from '../payment-types.ts'

/** The platform's `trade_status` and our state of an order; values that are not here pass through. */
const STATES: Readonly<Record<string, TradeState>> = {
  WAIT_BUYER_PAY: 'USERPAYING',
  TRADE_SUCCESS: 'SUCCESS',
  TRADE_FINISHED: 'FINISHED',
  TRADE_CLOSED: 'CLOSED'
}

/**
 * Reads the state of an order.
 *
 * @param status - `trade_status` as it came.
 * @see Alipay, "alipay.trade.query" (docs/sources.md#alipay-payments)
 */
export function readTradeState(status: string): TradeState {
  return Object.hasOwn(STATES, status) ? (STATES[status] as TradeState) : status
}
