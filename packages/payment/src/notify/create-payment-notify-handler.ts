import {
  createNotifyHandler,
  type NotifyHandler,
  type NotifyInput,
  type NotifyReply,
  readNotifyOptions
} from '@kaifang/http-core'
import type { OtherNotify, PaymentNotify, PaymentNotifyHandlerOptions, RefundNotify } from '../payment-types.ts'

/** What a channel brings to the handler of its notifications. */
export interface NotifyChannel<Paid extends PaymentNotify, Refunded extends RefundNotify> {
  /** Operation, for messages. */
  readonly caller: string
  /** Verifies any message of the platform and tells what it reports. */
  readonly verify: (input: NotifyInput) => Promise<Paid | Refunded | OtherNotify>
  /** Platform, merchant or app, kind and number: what makes two messages the same work. */
  readonly keyOf: (notify: Paid | Refunded | OtherNotify) => string
  readonly success: NotifyReply
  readonly failure: NotifyReply
}

/** Joins a channel and the caller's work. The options stand on {@link PaymentNotifyHandlerOptions}. */
export function createPaymentNotifyHandler<Paid extends PaymentNotify, Refunded extends RefundNotify>(
  { caller, verify, keyOf, success, failure }: NotifyChannel<Paid, Refunded>,
  options: PaymentNotifyHandlerOptions<Paid, Refunded>
): NotifyHandler {
  readNotifyOptions(caller, options, ['onPayment', 'onRefund'], ['onOther'])
  const { onPayment, onRefund, onOther, ...rest } = options
  return createNotifyHandler<Paid | Refunded | OtherNotify>({
    ...rest,
    verify,
    keyOf,
    handle: async (notify) => {
      if (notify.kind === 'payment') await onPayment(notify)
      else if (notify.kind === 'refund') await onRefund(notify)
      else await onOther?.(notify)
    },
    success,
    failure
  })
}
