import type { StoredPayOrder, StoredPayRefund } from '../weixin-pay-state.ts'
import type { WeixinPayCoupon } from '../weixin-pay-types.ts'

/** Sum of coupons, of one type or of all. */
export function couponSum(coupons: readonly WeixinPayCoupon[], type?: WeixinPayCoupon['type']): number {
  return coupons.reduce((sum, coupon) => (type === undefined || coupon.type === type ? sum + coupon.fee : sum), 0)
}

/** What an order that is paid comes to, in fen. */
export interface PayOrderSums {
  readonly totalFee: number
  readonly couponFee: number
  readonly cashFee: number
  /** What the merchant gets before fees (应结订单金额): all but coupons that nobody paid in. */
  readonly settlementTotalFee: number
}

/** The sums of an order. */
export function payOrderSums({ parameters: { totalFee }, payment }: StoredPayOrder): PayOrderSums {
  const coupons = payment?.coupons ?? []
  const couponFee = couponSum(coupons)
  return {
    totalFee,
    couponFee,
    cashFee: totalFee - couponFee,
    settlementTotalFee: totalFee - couponSum(coupons, 'NO_CASH')
  }
}

/** What a refund comes to, in fen. */
export interface PayRefundSums {
  readonly couponRefundFee: number
  readonly cashRefundFee: number
  readonly settlementRefundFee: number
}

/** The sums of a refund. */
export function payRefundSums({ refundFee, couponRefunds }: StoredPayRefund): PayRefundSums {
  const couponRefundFee = couponSum(couponRefunds)
  return {
    couponRefundFee,
    cashRefundFee: refundFee - couponRefundFee,
    settlementRefundFee: refundFee - couponSum(couponRefunds, 'NO_CASH')
  }
}

/** Fen that refunds of the order hold: all but those that were closed. */
export function refundedFee({ refunds }: StoredPayOrder): number {
  return refunds.reduce((sum, { status, refundFee }) => (status === 'REFUNDCLOSE' ? sum : sum + refundFee), 0)
}
