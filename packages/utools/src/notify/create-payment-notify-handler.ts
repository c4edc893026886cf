import {
  createNotifyHandler,
  describeValue,
  InputError,
  type NotifyHandler,
  type NotifyHandlerOptions,
  readInput,
  readInteger
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
  readOptions(options)
  return createNotifyHandler<PaymentNotify>({
    ...options,
    verify: (input) => verifyPaymentNotify(context, input),
    keyOf: (notify) => `utools:${notify.pluginId}:${notify.orderId}`,
    success: PAYMENT_NOTIFY_REPLY.success,
    failure: PAYMENT_NOTIFY_REPLY.failure
  })
}

function readOptions(options: PaymentNotifyHandlerOptions): void {
  const caller = 'utools.createPaymentNotifyHandler'
  readInput(caller, options, ['handle', 'onceStore', 'onError', 'leaseMs', 'keepMs'])
  const { handle, onError, onceStore, leaseMs, keepMs } = options
  for (const [field, value] of Object.entries({ handle, onError })) {
    if (typeof value === 'function') continue
    throw new InputError({ caller, field, rule: 'a function', received: describeValue(value) })
  }
  for (const name of ['begin', 'complete', 'abandon'] as const) {
    if (typeof onceStore?.[name] === 'function') continue
    const rule = 'an OnceStore, such as createMemoryOnceStore()'
    throw new InputError({ caller, field: 'onceStore', rule, received: describeValue(onceStore) })
  }
  for (const [field, value] of Object.entries({ leaseMs, keepMs })) {
    if (value !== undefined) readInteger(caller, field, value, { min: 1 })
  }
}
