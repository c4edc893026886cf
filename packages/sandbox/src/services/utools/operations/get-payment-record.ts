import { readParameter, type UtoolsScene } from '../check-utools-request.ts'
import { orderResource } from '../order-resource.ts'
import type { PhpArray } from '../php-query.ts'
import { invalidField, UtoolsRefusal } from '../utools-refusal.ts'

/** `GET /payments/record`, order query (支付订单查询): the `resource` of a granted request. */
export function getPaymentRecord(params: PhpArray, scene: UtoolsScene): { readonly resource: PhpArray } {
  const { state, pluginId, nowMs } = scene
  const orderId = readParameter(params, 'order_id')
  const outOrderId = readParameter(params, 'out_order_id')
  if (orderId === undefined && outOrderId === undefined) {
    throw invalidField('out_order_id', '不能为空', 'send out_order_id or order_id')
  }
  const found = orderId === undefined ? state.ordersByOutOrderId.get(outOrderId!) : state.orders.get(orderId)
  // Both numbers must name one and the same order.
  const order = found?.outOrderId === (outOrderId ?? found?.outOrderId) ? found : undefined
  if (order !== undefined) return { resource: orderResource(order, state, pluginId, nowMs) }
  const both = orderId !== undefined && outOrderId !== undefined
  const summary = both ? 'order_id and out_order_id do not name one and the same order' : 'there is no such order'
  if (state.settings.unknownOrderStatus === 404) throw new UtoolsRefusal(404, 'Not Found.', { summary })
  throw invalidField(outOrderId === undefined ? 'order_id' : 'out_order_id', '不存在', summary)
}
