import type { AlipayContext } from '../alipay-context.ts'
import { readTextOf } from '../alipay-fields.ts'
import type { AnyAlipayNotify } from './read-trade-notify.ts'

/**
 * What makes two messages the same work. A payment: its order. A refund: its number under its order; a message without
 * one (made by hand in the platform's console) by its time and the total so far. Anything else: the message.
 */
export function onceKey({ settings }: AlipayContext, notify: AnyAlipayNotify): string {
  const begin = `alipay:${settings.appId}:${notify.kind}`
  if (notify.kind === 'payment') return `${begin}:${notify.transactionId}`
  if (notify.kind === 'refund') {
    const { transactionId, outRefundNo, refundTime, refundFee } = notify
    return `${begin}:${transactionId}:${outRefundNo ?? `${refundTime}/${refundFee}`}`
  }
  return `${begin}:${readTextOf(notify.raw, 'notify_id')}`
}
