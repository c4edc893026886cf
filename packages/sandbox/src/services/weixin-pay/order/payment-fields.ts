import type { StoredPayment, StoredPayOrder } from '../weixin-pay-state.ts'
import { compactTime } from '../wire/compact-time.ts'
import type { WireFields } from '../wire/xml-answer.ts'
import { payOrderSums } from './pay-order-sums.ts'

/** What a query and a notification tell of a payment, by wire name. */
export function paymentFields(order: StoredPayOrder, payment: StoredPayment): WireFields {
  const { parameters } = order
  const { totalFee, couponFee, cashFee, settlementTotalFee } = payOrderSums(order)
  const { coupons } = payment
  const inSubApp = parameters.subOpenid !== undefined
  return {
    device_info: parameters.deviceInfo,
    openid: payment.openid,
    is_subscribe: 'N',
    sub_openid: parameters.subOpenid,
    sub_is_subscribe: inSubApp ? 'N' : undefined,
    trade_type: parameters.tradeType,
    bank_type: payment.bankType,
    total_fee: totalFee,
    // Left out when no coupon lowers it, as recorded replies do.
    settlement_total_fee: settlementTotalFee === totalFee ? undefined : settlementTotalFee,
    fee_type: parameters.feeType,
    cash_fee: cashFee,
    cash_fee_type: coupons.length === 0 ? undefined : parameters.feeType,
    coupon_fee: coupons.length === 0 ? undefined : couponFee,
    coupon_count: coupons.length === 0 ? undefined : coupons.length,
    ...Object.fromEntries(
      coupons.flatMap(({ id, type, fee }, index) => [
        [`coupon_type_${index}`, type],
        [`coupon_id_${index}`, id],
        [`coupon_fee_${index}`, fee]
      ])
    ),
    transaction_id: payment.transactionId,
    out_trade_no: parameters.outTradeNo,
    attach: parameters.attach,
    time_end: compactTime(payment.paidAtMs)
  }
}
