import { ALIPAY_NOTIFY_REPLY } from '@kaifang/alipay'
import { createPaymentNotifyHandler } from '../notify/create-payment-notify-handler.ts'
import type { AlipayContext } from './alipay-context.ts'
import type { AlipayPayment } from './alipay-payment.ts'
import type { AlipayClientType } from './alipay-types.ts'
import { onceKey } from './notify/once-key.ts'
import { verifyAnyNotify } from './notify/verify-any-notify.ts'
import { verifyPaymentNotify } from './notify/verify-payment-notify.ts'
import { verifyRefundNotify } from './notify/verify-refund-notify.ts'
import { cancelOrder } from './operations/cancel-order.ts'
import { closeOrder } from './operations/close-order.ts'
import { downloadBill } from './operations/download-bill.ts'
import { getOrderInfo } from './operations/get-order-info.ts'
import { openBill } from './operations/open-bill.ts'
import { orderQuery } from './operations/order-query.ts'
import { refund } from './operations/refund.ts'
import { refundQuery } from './operations/refund-query.ts'

/** Binds the operations of the channel. */
export function createAlipayPayment<Client extends AlipayClientType>(context: AlipayContext): AlipayPayment<Client> {
  return Object.freeze<AlipayPayment<Client>>({
    platform: 'alipay',
    getOrderInfo: async (input, options) => getOrderInfo(context, input, options),
    orderQuery: async (input, options) => orderQuery(context, input, options),
    closeOrder: async (input, options) => closeOrder(context, input, options),
    cancelOrder: async (input, options) => cancelOrder(context, input, options),
    refund: async (input, options) => refund(context, input, options),
    refundQuery: async (input, options) => refundQuery(context, input, options),
    openBill: async (input, options) => openBill(context, input, options),
    downloadBill: async (input, options) => downloadBill(context, input, options),
    verifyPaymentNotify: (input) => verifyPaymentNotify(context, input),
    verifyRefundNotify: (input) => verifyRefundNotify(context, input),
    createNotifyHandler: (options) =>
      createPaymentNotifyHandler(
        {
          caller: 'payment.createNotifyHandler',
          verify: (input) => verifyAnyNotify(context, input, 'createNotifyHandler'),
          keyOf: (notify) => onceKey(context, notify),
          success: ALIPAY_NOTIFY_REPLY.success,
          failure: ALIPAY_NOTIFY_REPLY.failure
        },
        options
      )
  })
}
