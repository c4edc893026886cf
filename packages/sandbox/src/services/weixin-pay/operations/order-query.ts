import { calledOrder } from '../order/called-order.ts'
import { paymentFields } from '../order/payment-fields.ts'
import type { WeixinPayTradeState } from '../weixin-pay-types.ts'
import type { PayCall } from '../wire/pay-call.ts'
import type { WireFields } from '../wire/xml-answer.ts'

const descriptions: Readonly<Record<WeixinPayTradeState, string>> = {
  SUCCESS: '支付成功',
  REFUND: '订单发生过退款，退款详情请查询退款单',
  NOTPAY: '订单未支付',
  CLOSED: '订单已关闭',
  USERPAYING: '用户支付中，需要输入密码',
  PAYERROR: '支付失败(其他原因，如银行返回失败)'
}

/** `POST /pay/orderquery`, query an order (查询订单). Without a payment most fields are not there. */
export function orderQuery(call: PayCall): WireFields {
  const order = calledOrder(call)
  const { parameters, payment, state } = order
  const paid = payment && paymentFields(order, payment)
  const unpaid = {
    // Recorded: there, and empty.
    device_info: parameters.deviceInfo ?? '',
    total_fee: parameters.totalFee,
    out_trade_no: parameters.outTradeNo,
    attach: parameters.attach
  }
  return { ...(paid ?? unpaid), trade_state: state, trade_state_desc: descriptions[state] }
}
