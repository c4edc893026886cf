import type { StoredPayRefund } from '../weixin-pay-state.ts'
import { spacedTime } from '../wire/compact-time.ts'
import type { WireFields } from '../wire/xml-answer.ts'
import { payOrderSums, payRefundSums } from './pay-order-sums.ts'

/** What the answer to a refund tells, by wire name. */
export function refundFields(refund: StoredPayRefund): WireFields {
  const { order, couponRefunds } = refund
  const { totalFee, cashFee, settlementTotalFee } = payOrderSums(order)
  const { couponRefundFee, cashRefundFee, settlementRefundFee } = payRefundSums(refund)
  return {
    transaction_id: order.payment!.transactionId,
    out_trade_no: order.parameters.outTradeNo,
    out_refund_no: refund.outRefundNo,
    refund_id: refund.refundId,
    // Recorded: there, and empty.
    refund_channel: '',
    refund_fee: refund.refundFee,
    settlement_refund_fee: settlementTotalFee === totalFee ? undefined : settlementRefundFee,
    total_fee: totalFee,
    settlement_total_fee: settlementTotalFee === totalFee ? undefined : settlementTotalFee,
    fee_type: order.parameters.feeType,
    cash_fee: cashFee,
    cash_refund_fee: cashRefundFee,
    coupon_refund_fee: couponRefundFee,
    coupon_refund_count: couponRefunds.length,
    ...Object.fromEntries(
      couponRefunds.flatMap(({ id, type, fee }, index) => [
        [`coupon_type_${index}`, type],
        [`coupon_refund_id_${index}`, id],
        [`coupon_refund_fee_${index}`, fee]
      ])
    )
  }
}

/** One record of a refund query, each name numbered. */
export function numberedRefundFields(refund: StoredPayRefund, n: number): WireFields {
  const { order, couponRefunds, status } = refund
  const { totalFee, settlementTotalFee } = payOrderSums(order)
  const { couponRefundFee, settlementRefundFee } = payRefundSums(refund)
  const closed = status === 'REFUNDCLOSE'
  return {
    [`out_refund_no_${n}`]: refund.outRefundNo,
    [`refund_id_${n}`]: refund.refundId,
    [`refund_channel_${n}`]: 'ORIGINAL',
    [`refund_fee_${n}`]: refund.refundFee,
    [`settlement_refund_fee_${n}`]: settlementTotalFee === totalFee ? undefined : settlementRefundFee,
    [`coupon_refund_fee_${n}`]: couponRefunds.length === 0 ? undefined : couponRefundFee,
    [`coupon_refund_count_${n}`]: couponRefunds.length === 0 ? undefined : couponRefunds.length,
    ...Object.fromEntries(
      couponRefunds.flatMap(({ id, type, fee }, m) => [
        [`coupon_type_${n}_${m}`, type],
        [`coupon_refund_id_${n}_${m}`, id],
        [`coupon_refund_fee_${n}_${m}`, fee]
      ])
    ),
    [`refund_status_${n}`]: status,
    [`refund_account_${n}`]: refund.refundAccount,
    [`refund_recv_accout_${n}`]: closed ? undefined : receivingAccount(refund),
    [`refund_success_time_${n}`]: status === 'SUCCESS' ? spacedTime(refund.settledAtMs!) : undefined
  }
}

/** Where the money goes back to (退款入账账户). */
export function receivingAccount({ order }: StoredPayRefund): string {
  const bank = order.payment!.bankType
  if (!/_(?:CREDIT|DEBIT)$/.test(bank)) return '支付用户零钱'
  return bank.endsWith('_CREDIT') ? '招商银行信用卡0403' : '招商银行借记卡8686'
}
