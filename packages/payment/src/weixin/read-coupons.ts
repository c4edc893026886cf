import { readNumberOf } from './read-number-of.ts'
import { readTextOf } from './read-text-of.ts'
import type { ShapeError } from './shape-error.ts'
import type { WeixinCoupon, WeixinRefundCoupon } from './weixin-types.ts'
import type { XmlFields } from './xml/read-xml.ts'

/**
 * Reads the coupons (代金券) of a payment from `coupon_id_$n`, `coupon_type_$n`, `coupon_fee_$n`, in the order of their
 * numbers.
 */
export function readCoupons(fields: XmlFields, fail: ShapeError): WeixinCoupon[] {
  return numbersOf(fields, /^coupon_(?:id|type|fee)_(\d{1,4})$/).map((number) => ({
    couponId: readTextOf(fields, `coupon_id_${number}`),
    couponType: readTextOf(fields, `coupon_type_${number}`),
    couponFee: readNumberOf(fields, `coupon_fee_${number}`, fail)
  }))
}

/**
 * Reads the coupons of a refund from `coupon_refund_id_$n` and its siblings; of the refund with a number in a list from
 * `coupon_refund_id_$n_$m`.
 *
 * > [!NOTE]
 * > The numbers are read from the names as the platform writes them: without the underscores `1_10` and `11_0` would be one.
 *
 * @param refund - Number of the refund in a list; left out where the reply is about one refund.
 */
export function readRefundCoupons(fields: XmlFields, fail: ShapeError, refund?: number): WeixinRefundCoupon[] {
  const prefix = refund === undefined ? '' : `${refund}_`
  const pattern = new RegExp(`^coupon_(?:type|refund_id|refund_fee)_${prefix}(\\d{1,4})$`)
  return numbersOf(fields, pattern).map((number) => ({
    couponType: readTextOf(fields, `coupon_type_${prefix}${number}`),
    couponRefundId: readTextOf(fields, `coupon_refund_id_${prefix}${number}`),
    couponRefundFee: readNumberOf(fields, `coupon_refund_fee_${prefix}${number}`, fail)
  }))
}

/** The numbers in names that match, ascending. */
export function numbersOf(fields: XmlFields, pattern: RegExp): number[] {
  const numbers = new Set<number>()
  for (const name of Object.keys(fields)) {
    const digits = pattern.exec(name)?.[1]
    // `01` is no number that the platform writes, and would be read as another field.
    if (digits !== undefined && String(Number(digits)) === digits) numbers.add(Number(digits))
  }
  return [...numbers].sort((left, right) => left - right)
}
