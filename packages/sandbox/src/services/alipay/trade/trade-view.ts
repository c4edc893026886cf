import type { AlipayState } from '../alipay-state.ts'
import { chinaTime } from '../wire/china-time.ts'
import type { StoredRefund, StoredTrade } from './stored-trade.ts'
import { paidAmounts, refundedFen, tradeStatus } from './trade-status.ts'
import type { AlipayRefund, AlipayTrade } from './trade-types.ts'

/** A trade as the sandbox's user sees it. */
export function tradeView(trade: StoredTrade, state: AlipayState, nowMs: number): AlipayTrade {
  const { receiptFen, buyerFen } = paidAmounts(trade)
  return Object.freeze({
    tradeNo: trade.tradeNo,
    outTradeNo: trade.outTradeNo,
    status: tradeStatus(trade, nowMs, state.settings.refundWindowDays),
    method: trade.method,
    totalAmount: trade.totalFen,
    receiptAmount: receiptFen,
    buyerPayAmount: buyerFen,
    refundedAmount: refundedFen(trade),
    subject: trade.subject,
    openId: trade.payer?.openId,
    userId: trade.payer?.userId,
    funds: Object.freeze([...trade.funds]),
    notifyUrl: trade.notifyUrl,
    createdAt: chinaTime(trade.createdAtMs),
    paidAt: trade.paidAtMs === undefined ? '' : chinaTime(trade.paidAtMs)
  })
}

/** A refund as the sandbox's user sees it. */
export function refundView(trade: StoredTrade, refund: StoredRefund): AlipayRefund {
  return Object.freeze({
    outRequestNo: refund.outRequestNo,
    outTradeNo: trade.outTradeNo,
    tradeNo: trade.tradeNo,
    refundAmount: refund.amountFen,
    status: refund.status,
    refundedAt: refund.doneAtMs === undefined ? '' : chinaTime(refund.doneAtMs)
  })
}
