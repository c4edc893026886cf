import { type Resource, readId, readNumber, readOptionalText, type ShapeError } from './resource.ts'

/** An order (支付订单) as the platform reports it. */
export interface PaymentRecord {
  /** uTools' order number (uTools 订单号). */
  readonly orderId: string
  /** Your order number (外部订单号). */
  readonly outOrderId: string
  /** What was bought (商品 ID). */
  readonly goodsId: string
  /** Who bought it (用户 ID); stable for your plugin. */
  readonly openId: string
  /** Plugin that sold it (插件 ID); checked to be yours. */
  readonly pluginId: string
  /** Amount in fen (分, 1/100 yuan). */
  readonly payFee: number
  /** `0` unpaid, `10` paid; other values are not documented and may come. */
  readonly status: number
  /** Whether `status` is 10. */
  readonly paid: boolean
  /** What the client gave as `attach` (附加数据). Chosen by the client: never grant anything by it alone. */
  readonly attach: string | undefined
  /** What was paid for (支付内容). */
  readonly body: string | undefined
  /** When the order was made, as the platform writes it: `YYYY-MM-DD HH:mm:ss`, presumably UTC+08:00. */
  readonly createdAt: string | undefined
  /** When it was paid, in the same form; `undefined` while unpaid. */
  readonly paidAt: string | undefined
  /** When this message was made, in seconds since the epoch. */
  readonly timestamp: number
  /** Every field as it came, also those that this version does not know. */
  readonly raw: Resource
}

/** Maps the wire names of an order. */
export function readPaymentRecord(resource: Resource, fail: ShapeError): PaymentRecord {
  const status = readNumber(resource, 'status', fail)
  const payFee = readNumber(resource, 'pay_fee', fail)
  if (payFee < 0) throw fail('pay_fee', 'an amount from 0 up')
  return {
    orderId: readId(resource, 'order_id', fail),
    outOrderId: readId(resource, 'out_order_id', fail),
    goodsId: readId(resource, 'goods_id', fail),
    openId: readId(resource, 'open_id', fail),
    pluginId: readId(resource, 'plugin_id', fail),
    payFee,
    status,
    paid: status === 10,
    attach: readOptionalText(resource, 'attach', fail),
    body: readOptionalText(resource, 'body', fail),
    createdAt: readOptionalText(resource, 'created_at', fail),
    paidAt: readOptionalText(resource, 'paid_at', fail),
    timestamp: readNumber(resource, 'timestamp', fail),
    raw: resource
  }
}
