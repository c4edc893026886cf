import type { DeliveryAttempt } from '../../../delivery-types.ts'
import type { YouzanPusher } from '../push/create-youzan-pusher.ts'
import type { StoredCustomer } from './stored-shop-types.ts'

/** Pushes what happened to a customer; the outer `status` tells the event (Youzan reference 8.5). */
export function announceCustomer(
  { mobile, grantId }: StoredCustomer,
  status: 'CUSTOMER_CREATED' | 'CUSTOMER_UPDATED',
  pusher: YouzanPusher
): Promise<DeliveryAttempt | undefined> {
  const message = { account_id: mobile, account_type: 'Mobile', mobile }
  return pusher.post({
    type: 'SCRM_CUSTOMER_EVENT',
    id: mobile,
    grantId,
    status,
    message,
    style: 'bare',
    anonymous: true
  })
}
