import { scaleRound } from '../../pay-bills/scale-down.ts'
import { payOrderSums, payRefundSums } from '../order/pay-order-sums.ts'
import type { StoredPayOrder, StoredPayRefund } from '../weixin-pay-state.ts'

/** A rate is counted in hundredths of a percent. */
const whole = 10_000

/** Fee (手续费) of a payment, in fen: what the merchant gets times the rate. */
export function paymentServiceFee(order: StoredPayOrder, rate: number): number {
  return scaleRound(payOrderSums(order).settlementTotalFee, rate, whole)
}

/** The part of it that a refund gives back: the share of all refunds up to this one, less what those before gave back. */
export function returnedServiceFee(refund: StoredPayRefund, rate: number): number {
  const { order } = refund
  const charged = paymentServiceFee(order, rate)
  const { settlementTotalFee } = payOrderSums(order)
  if (settlementTotalFee === 0) return 0
  let before = 0
  for (const earlier of order.refunds) {
    const upTo =
      before + (earlier.status === 'REFUNDCLOSE' && earlier !== refund ? 0 : payRefundSums(earlier).settlementRefundFee)
    if (earlier === refund) {
      return scaleRound(charged, upTo, settlementTotalFee) - scaleRound(charged, before, settlementTotalFee)
    }
    before = upTo
  }
  return 0
}
