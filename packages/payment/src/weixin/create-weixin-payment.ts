import { createPaymentNotifyHandler } from '../notify/create-payment-notify-handler.ts'
import { notifyKeyOf, verifyAnyNotify } from './notify/verify-any-notify.ts'
import { verifyPaymentNotify } from './notify/verify-payment-notify.ts'
import { verifyRefundNotify } from './notify/verify-refund-notify.ts'
import { WEIXIN_NOTIFY_REPLY } from './notify/weixin-notify-reply.ts'
import { call } from './operations/call.ts'
import { closeOrder } from './operations/close-order.ts'
import { downloadBill } from './operations/download-bill.ts'
import { downloadFundflow } from './operations/download-fundflow.ts'
import { getOrderInfo } from './operations/get-order-info.ts'
import { listRefunds } from './operations/list-refunds.ts'
import { openBill } from './operations/open-bill.ts'
import { openFundflow } from './operations/open-fundflow.ts'
import { orderQuery } from './operations/order-query.ts'
import { refund } from './operations/refund.ts'
import { refundQuery } from './operations/refund-query.ts'
import { createWeixinContext } from './weixin-context.ts'
import type { WeixinPayment } from './weixin-payment.ts'
import type { WeixinSettings } from './weixin-settings.ts'
import type { WeixinClientType, WeixinOrderInfo } from './weixin-types.ts'

/** The operations, and the end of their connections. */
export interface WeixinChannel<Client extends WeixinClientType> {
  readonly payment: WeixinPayment<Client>
  close(): Promise<void>
}

/** Binds the operations of WeChat Pay to one merchant. */
export function createWeixinPayment<Client extends WeixinClientType = 'mp-weixin'>(
  settings: WeixinSettings<Client>
): WeixinChannel<Client> {
  const context = createWeixinContext(settings)
  const payment: WeixinPayment<Client> = {
    platform: 'weixin',
    getOrderInfo: async <T extends WeixinClientType = Client>(
      input: object,
      options?: Parameters<typeof getOrderInfo>[2]
    ) => (await getOrderInfo(context, input, options)) as WeixinOrderInfo<T>,
    orderQuery: async (input, options) => orderQuery(context, input, options),
    closeOrder: async (input, options) => closeOrder(context, input, options),
    refund: async (input, options) => refund(context, input, options),
    refundQuery: async (input, options) => refundQuery(context, input, options),
    listRefunds: (input, options) => listRefunds(context, input, options),
    openBill: (input, options) => openBill(context, input, options),
    downloadBill: (input, options) => downloadBill(context, input, options),
    openFundflow: (input, options) => openFundflow(context, input, options),
    downloadFundflow: (input, options) => downloadFundflow(context, input, options),
    verifyPaymentNotify: (input) => verifyPaymentNotify(context, input),
    verifyRefundNotify: (input) => verifyRefundNotify(context, input),
    createNotifyHandler: (options) =>
      createPaymentNotifyHandler(
        {
          caller: 'payment.createNotifyHandler',
          verify: (input) => verifyAnyNotify(context, input),
          keyOf: (notify) => notifyKeyOf(context, notify),
          ...WEIXIN_NOTIFY_REPLY
        },
        options
      ),
    call: async (given, options) => call(context, given, options)
  }
  return { payment: Object.freeze(payment), close: () => context.close() }
}
