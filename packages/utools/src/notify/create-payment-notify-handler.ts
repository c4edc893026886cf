import {
  createNotifyHandler,
  type NotifyHandler,
  type NotifyHandlerOptions,
  readNotifyOptions
} from '@kaifang/http-core'
import type { UtoolsContext } from '../utools-context.ts'
import { PAYMENT_NOTIFY_REPLY, type PaymentNotify, verifyPaymentNotify } from './verify-payment-notify.ts'

/** Options of {@link Utools.createPaymentNotifyHandler}. */
export type PaymentNotifyHandlerOptions = Pick<
  NotifyHandlerOptions<PaymentNotify>,
  'handle' | 'onceStore' | 'onError' | 'leaseMs' | 'keepMs'
>

/** Behind {@link Utools.createPaymentNotifyHandler}, which says what it promises. */
export function createPaymentNotifyHandler(
  context: UtoolsContext,
  options: PaymentNotifyHandlerOptions
): NotifyHandler {
  readNotifyOptions('utools.createPaymentNotifyHandler', options)
  return createNotifyHandler<PaymentNotify>({
    ...options,
    verify: (input) => verifyPaymentNotify(context, input),
    keyOf: (notify) => `utools:${notify.pluginId}:${notify.orderId}`,
    success: PAYMENT_NOTIFY_REPLY.success,
    failure: PAYMENT_NOTIFY_REPLY.failure
  })
}
