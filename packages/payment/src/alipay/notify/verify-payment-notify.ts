import type { NotifyInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { alipayFailures } from '../alipay-failures.ts'
import type { AlipayPaymentNotify } from '../alipay-types.ts'
import { verifyAnyNotify } from './verify-any-notify.ts'

/** Behind {@link AlipayPayment.verifyPaymentNotify}, which says what it promises. */
export async function verifyPaymentNotify(context: AlipayContext, input: NotifyInput): Promise<AlipayPaymentNotify> {
  const operation = 'verifyPaymentNotify'
  const notify = await verifyAnyNotify(context, input, operation)
  if (notify.kind === 'payment') return notify
  throw alipayFailures({ operation, outcome: 'rejected' }, 'notification').binding(
    notify.kind === 'refund'
      ? 'refused a notification that reports a refund, not a payment'
      : `refused a notification with the state ${notify.state} (not paid)`,
    'both come to the same address: createNotifyHandler tells them apart'
  )
}
