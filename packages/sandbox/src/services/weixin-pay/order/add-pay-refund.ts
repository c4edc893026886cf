import { scaleDown } from '../../pay-bills/scale-down.ts'
import {
  mintNonce,
  type StoredCoupon,
  type StoredPayOrder,
  type StoredPayRefund,
  type WeixinPayState
} from '../weixin-pay-state.ts'
import { compactTime } from '../wire/compact-time.ts'
import { couponSum, payOrderSums, refundedFee } from './pay-order-sums.ts'

/** What a refund is asked for with; everything has been checked. */
export type RefundRequest = Pick<
  StoredPayRefund,
  'outRefundNo' | 'refundFee' | 'refundAccount' | 'refundDesc' | 'notifyUrl' | 'source'
>

/** Takes a refund in: it is being processed from now on. */
export function addPayRefund(
  state: WeixinPayState,
  order: StoredPayOrder,
  request: RefundRequest,
  nowMs: number
): StoredPayRefund {
  const refund: StoredPayRefund = {
    ...request,
    order,
    refundId: `503${state.mint.refund.digits(7)}${compactTime(nowMs).slice(0, 8)}${state.mint.refund.digits(11)}`,
    couponRefunds: shareCoupons(order, request.refundFee),
    acceptedAtMs: nowMs,
    nonce: mintNonce(state),
    status: 'PROCESSING',
    settledAtMs: undefined
  }
  order.refunds.push(refund)
  order.state = 'REFUND'
  state.refunds.set(refund.outRefundNo, refund)
  if (state.funds !== undefined) state.funds -= refund.refundFee
  return refund
}

/** What the refund takes from each coupon: their share of all refunds so far, rounded down, coupon after coupon. */
function shareCoupons(order: StoredPayOrder, refundFee: number): readonly StoredCoupon[] {
  const coupons = order.payment!.coupons
  const { couponFee, totalFee } = payOrderSums(order)
  const held = order.refunds
    .filter(({ status }) => status !== 'REFUNDCLOSE')
    .flatMap(({ couponRefunds }) => couponRefunds)
  const taken = new Map<string, number>()
  for (const { id, fee } of held) taken.set(id, (taken.get(id) ?? 0) + fee)
  const due = scaleDown(couponFee, refundedFee(order) + refundFee, totalFee)
  let left = Math.min(due - couponSum(held), refundFee)
  const shares: StoredCoupon[] = []
  for (const coupon of coupons) {
    const fee = Math.min(left, coupon.fee - (taken.get(coupon.id) ?? 0))
    if (fee > 0) shares.push(Object.freeze({ ...coupon, fee }))
    left -= Math.max(0, fee)
  }
  return Object.freeze(shares)
}
