import {
  createNotifyHandler,
  type NotifyHandler,
  type NotifyHandlerOptions,
  readNotifyOptions
} from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { requireKey } from '../operations/require-key.ts'
import { ALIPAY_NOTIFY_REPLY, type AlipayNotify, verifyNotify } from './verify-notify.ts'

/** Options of {@link Alipay.createNotifyHandler}. */
export type AlipayNotifyHandlerOptions = Pick<
  NotifyHandlerOptions<AlipayNotify>,
  'handle' | 'onceStore' | 'onError' | 'leaseMs' | 'keepMs'
>

/** Behind {@link Alipay.createNotifyHandler}, which says what it promises. */
export function createAlipayNotifyHandler(context: AlipayContext, options: AlipayNotifyHandlerOptions): NotifyHandler {
  requireKey('alipay.createNotifyHandler', context.settings)
  readNotifyOptions('alipay.createNotifyHandler', options)
  return createNotifyHandler<AlipayNotify>({
    ...options,
    verify: (input) => verifyNotify(context, input),
    keyOf: ({ appId, notifyId }) => `alipay:${appId}:${notifyId}`,
    success: ALIPAY_NOTIFY_REPLY.success,
    failure: ALIPAY_NOTIFY_REPLY.failure
  })
}
