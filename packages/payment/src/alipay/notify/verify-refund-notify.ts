import type { NotifyInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { alipayFailures } from '../alipay-failures.ts'
import type { AlipayRefundNotify } from '../alipay-types.ts'
import { verifyAnyNotify } from './verify-any-notify.ts'

/** Behind {@link AlipayPayment.verifyRefundNotify}, which says what it promises. */
export async function verifyRefundNotify(context: AlipayContext, input: NotifyInput): Promise<AlipayRefundNotify> {
  const operation = 'verifyRefundNotify'
  const notify = await verifyAnyNotify(context, input, operation)
  if (notify.kind === 'refund') return notify
  throw alipayFailures({ operation, outcome: 'rejected' }, 'notification').binding(
    notify.kind === 'payment'
      ? 'refused a notification that reports a payment, not a refund'
      : `refused a notification with the state ${notify.state} (no refund)`,
    'both come to the same address: createNotifyHandler tells them apart'
  )
}
