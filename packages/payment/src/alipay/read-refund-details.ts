import type { AlipayFailures } from './alipay-failures.ts'
import { type AlipayFields, readFenOf, readListOf, readTextOf } from './alipay-fields.ts'
import type { RefundDetailItem, RefundRoyaltysItem } from './alipay-types.ts'

/** Channels (资金渠道) that are no money of the buyer's: what they paid does not go back to him. */
const COUPONS: ReadonlySet<string> = new Set(['COUPON', 'DISCOUNT', 'MDISCOUNT', 'MCOUPON', 'VOUCHER'])

/** Reads `refund_detail_item_list` (退款使用的资金渠道). */
export function readRefundDetails(data: AlipayFields, { shape }: AlipayFailures): RefundDetailItem[] {
  return readListOf(data, 'refund_detail_item_list', shape).map((item) => ({
    fundChannel: readTextOf(item, 'fund_channel'),
    bankCode: readTextOf(item, 'bank_code'),
    amount: readFenOf(item, 'amount', shape),
    realAmount: readFenOf(item, 'real_amount', shape),
    fundType: readTextOf(item, 'fund_type')
  }))
}

/** Reads `refund_royaltys` (退分账明细). */
export function readRefundRoyaltys(data: AlipayFields, { shape }: AlipayFailures): RefundRoyaltysItem[] {
  return readListOf(data, 'refund_royaltys', shape).map((item) => ({
    refundAmount: readFenOf(item, 'refund_amount', shape),
    royaltyType: readTextOf(item, 'royalty_type'),
    resultCode: readTextOf(item, 'result_code'),
    transOut: readTextOf(item, 'trans_out'),
    transOutEmail: readTextOf(item, 'trans_out_email'),
    transIn: readTextOf(item, 'trans_in'),
    transInEmail: readTextOf(item, 'trans_in_email')
  }))
}

/**
 * What went back to the buyer himself. The platform has a field for it that hardly any reply carries; then the channels
 * tell, less coupons, and then the amount that was sent back.
 *
 * @returns Fen; `undefined` where the reply tells nothing.
 */
export function readCashRefundFee(
  data: AlipayFields,
  details: readonly RefundDetailItem[],
  { shape }: AlipayFailures
): number | undefined {
  const present = readFenOf(data, 'present_refund_buyer_amount', shape)
  if (present !== undefined) return present
  const sentBack = readFenOf(data, 'send_back_fee', shape)
  if (details.length === 0) return sentBack
  let sum = 0
  for (const { fundChannel, amount } of details) {
    // A channel without an amount would make the sum too small.
    if (amount === undefined) return sentBack
    if (fundChannel === undefined || !COUPONS.has(fundChannel)) sum += amount
  }
  return sum
}
