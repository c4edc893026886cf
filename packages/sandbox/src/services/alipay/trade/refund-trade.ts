import type { AlipayScene } from '../gateway/alipay-scene.ts'
import type { StoredRefund, StoredTrade } from './stored-trade.ts'
import type { AlipayFund } from './trade-types.ts'

/** What a refund is asked for with. */
export interface RefundRequest {
  readonly outRequestNo: string
  readonly amountFen: number
  readonly reason: string | undefined
  /** Waits for `settleRefund()`. */
  readonly pending: boolean
}

/** Adds a refund whose amount has been checked; a refund that is done at once notifies. */
export function refundTrade(trade: StoredTrade, request: RefundRequest, scene: AlipayScene): StoredRefund {
  const refund: StoredRefund = {
    outRequestNo: request.outRequestNo,
    amountFen: request.amountFen,
    reason: request.reason,
    funds: shareOut(trade, request.amountFen),
    acceptedAtMs: scene.nowMs,
    status: 'pending',
    doneAtMs: undefined
  }
  trade.refunds.push(refund)
  if (!request.pending) finishRefund(trade, refund, scene)
  return refund
}

/** Ends a refund that waits. */
export function finishRefund(
  trade: StoredTrade,
  refund: StoredRefund,
  { state, notifier, clock, nowMs }: AlipayScene
): void {
  refund.status = 'success'
  refund.doneAtMs = nowMs
  if (state.settings.notifyOnRefund) void clock.track(notifier.post({ kind: 'refund', trade, refund }))
}

/** Who gets how much back: the buyer's own means first, then points, coupons and discounts. */
function shareOut(trade: StoredTrade, amountFen: number): readonly AlipayFund[] {
  const given = trade.refunds.filter(({ status }) => status !== 'failure').flatMap(({ funds }) => funds)
  let left = amountFen
  const order = (fund: AlipayFund): number => ['POINT', 'COUPON', 'MDISCOUNT'].indexOf(fund.fundChannel)
  return [...trade.funds]
    .sort((one, other) => order(one) - order(other))
    .flatMap((fund): readonly AlipayFund[] => {
      const before = given
        .filter(({ fundChannel }) => fundChannel === fund.fundChannel)
        .reduce((sum, { amount }) => sum + amount, 0)
      const amount = Math.min(left, fund.amount - before)
      left -= amount
      return amount > 0 ? [Object.freeze({ ...fund, amount })] : []
    })
}
