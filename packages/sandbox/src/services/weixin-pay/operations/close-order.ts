import { calledOrder } from '../order/called-order.ts'
import { type PayCall, requireField } from '../wire/pay-call.ts'
import { businessRefusal } from '../wire/pay-refusal.ts'
import type { WireFields } from '../wire/xml-answer.ts'

/** `POST /pay/closeorder`, close an order (关闭订单). The answer does not name the order. */
export function closeOrder(call: PayCall): WireFields {
  const outTradeNo = requireField(call.fields, 'out_trade_no', 32)
  const order = calledOrder({ ...call, fields: new Map([['out_trade_no', outTradeNo]]) })
  switch (order.state) {
    case 'SUCCESS':
    case 'REFUND':
      throw businessRefusal('ORDERPAID', '该订单已支付', `order ${outTradeNo} is paid: it can only be refunded`)
    case 'CLOSED':
      throw businessRefusal('ORDERCLOSED', '订单已关闭', `order ${outTradeNo} is closed already`)
  }
  order.state = 'CLOSED'
  return { result_msg: 'OK' }
}
