import type { StoredPayOrder, StoredPayRefund } from '../weixin-pay-state.ts'
import type { WeixinPayOrder, WeixinPayRefund } from '../weixin-pay-types.ts'
import { compactTime, spacedTime } from '../wire/compact-time.ts'
import { payOrderSums, refundedFee } from './pay-order-sums.ts'

/** An order as the user of the sandbox sees it. */
export function payOrderView(order: StoredPayOrder): WeixinPayOrder {
  const { parameters, payment, prepayId, codeUrl, mwebUrl, state } = order
  const { outTradeNo, tradeType, totalFee, body, attach, notifyUrl, signType, subMchId } = parameters
  return Object.freeze({
    outTradeNo,
    prepayId,
    codeUrl,
    mwebUrl,
    tradeType,
    tradeState: state,
    totalFee,
    cashFee: payment && payOrderSums(order).cashFee,
    coupons: Object.freeze([...(payment?.coupons ?? [])]),
    body,
    attach,
    openid: payment?.openid ?? parameters.openid ?? parameters.subOpenid,
    transactionId: payment?.transactionId,
    bankType: payment?.bankType,
    timeEnd: payment && compactTime(payment.paidAtMs),
    notifyUrl,
    signType,
    refundedFee: refundedFee(order),
    subMchId
  })
}

/** A refund as the user of the sandbox sees it. */
export function payRefundView({
  order,
  status,
  settledAtMs,
  outRefundNo,
  refundId,
  refundFee
}: StoredPayRefund): WeixinPayRefund {
  return Object.freeze({
    outRefundNo,
    refundId,
    outTradeNo: order.parameters.outTradeNo,
    transactionId: order.payment!.transactionId,
    refundFee,
    status,
    successTime: status === 'SUCCESS' ? spacedTime(settledAtMs!) : undefined
  })
}
