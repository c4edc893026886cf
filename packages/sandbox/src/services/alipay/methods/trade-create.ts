import type { AlipayCall, AlipayScene, MethodRow } from '../gateway/alipay-scene.ts'
import { placeTrade } from '../trade/place-trade.ts'
import { readOrder } from '../trade/read-order.ts'
import type { WireObject } from '../wire/exact-json.ts'

/** What every placing method may say. */
const shared = [
  'out_trade_no', 'total_amount', 'subject', 'product_code', 'body', 'goods_detail', 'extend_params', 'business_params', 'time_expire',
  'timeout_express', 'passback_params', 'store_id', 'operator_id', 'terminal_id', 'seller_id', 'discountable_amount',
  'undiscountable_amount', 'query_options', 'merchant_order_no', 'settle_info', 'sub_merchant', 'royalty_info', 'ext_user_info',
  'agreement_sign_params', 'enable_pay_channels', 'disable_pay_channels', 'promo_params', 'logistics_detail', 'receiver_address_info'
] // biome-ignore format: a list of words

const buyers = ['buyer_id', 'buyer_open_id', 'op_app_id', 'op_buyer_open_id', 'buyer_logon_id']

/** Places an order at once and answers with its number. */
export const tradeCreate: MethodRow = {
  method: 'alipay.trade.create',
  note: 'the same order again gives the same trade; another of the same number is refused; closes at its term',
  members: [...shared, ...buyers],
  play(call, scene) {
    const { tradeNo, outTradeNo } = placeTrade(readOrder(call, scene), scene)
    return { out_trade_no: outTradeNo, trade_no: tradeNo }
  }
}

/** Gives a code to be scanned; the trade exists once a buyer has scanned it. */
export const tradePrecreate: MethodRow = {
  method: 'alipay.trade.precreate',
  note: 'a code for scanQrCode(); the trade exists from the scan on',
  members: [...shared, ...buyers],
  play(call, scene) {
    const order = readOrder(call, scene)
    const known = scene.state.tradesByOutTradeNo.get(order.outTradeNo)
    if (known !== undefined) placeTrade(order, scene)
    const qrCode = `https://qr.alipay.com/bax${scene.state.mint.trade.digits(5)}${scene.state.mint.link.hex(20)}`
    scene.state.qrCodes.set(qrCode, { order })
    return { out_trade_no: order.outTradeNo, qr_code: qrCode }
  }
}

/** Orders that the buyer's side opens: the app with an order string, a browser with an address or a form. */
export const openedOrders: readonly MethodRow[] = (
  [
    [
      'alipay.trade.app.pay',
      'app',
      'order strings for openOrderString(); the trade exists once the buyer has opened it'
    ],
    [
      'alipay.trade.page.pay',
      'page',
      'page orders by GET or POST, or openPage(): the trade exists from then on; signed return address'
    ],
    ['alipay.trade.wap.pay', 'page', 'as alipay.trade.page.pay']
  ] as const
).map(
  ([method, opens, note]): MethodRow => ({
    method,
    opens,
    note,
    members: [
      ...shared,
      'quit_url',
      'qr_pay_mode',
      'qrcode_width',
      'integration_type',
      'request_from_url',
      'invoice_info'
    ],
    play: openOrder
  })
)

function openOrder(call: AlipayCall, scene: AlipayScene): WireObject {
  const { tradeNo, outTradeNo } = placeTrade(readOrder(call, scene), scene)
  return { out_trade_no: outTradeNo, trade_no: tradeNo }
}
