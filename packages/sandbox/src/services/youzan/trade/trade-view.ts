import type { YouzanState } from '../youzan-state.ts'
import { refundSums, tradeTotal } from './refund-sums.ts'
import type { StoredRefund, StoredTrade } from './stored-trade-types.ts'
import type { YouzanRefund, YouzanTrade } from './trade-types.ts'

/** An order as the sandbox's user sees it. */
export function tradeView(state: YouzanState, trade: StoredTrade): YouzanTrade {
  const { tid, grantId, buyer, status, memo, createdAt, paidAt } = trade
  return Object.freeze({
    tid,
    grantId,
    buyer,
    status,
    lines: Object.freeze(
      trade.lines.map(({ oid, itemId, skuId, title, num, price, sent }) =>
        Object.freeze({ oid, itemId, skuId, title, num, price, sent })
      )
    ),
    payment: tradeTotal(trade),
    refunded: refundSums(state, trade).done,
    memo,
    createdAt,
    paidAt
  })
}

/** A refund as the sandbox's user sees it. */
export function refundView({ refundId, tid, oid, fee, status, type, version }: StoredRefund): YouzanRefund {
  return Object.freeze({ refundId, tid, oid, refundFee: fee, status, type, version })
}
