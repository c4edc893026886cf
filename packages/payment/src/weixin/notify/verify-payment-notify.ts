import type { NotifyInput } from '@kaifang/http-core'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinPaymentNotify } from '../weixin-types.ts'
import { createNotifyFailures } from './notify-failures.ts'
import { readWeixinNotify } from './read-weixin-notify.ts'
import { verifyPaymentFields } from './verify-payment-fields.ts'

/** Behind {@link WeixinPayment.verifyPaymentNotify}, which says what it promises. */
export async function verifyPaymentNotify(context: WeixinContext, input: NotifyInput): Promise<WeixinPaymentNotify> {
  const failures = createNotifyFailures('verifyPaymentNotify')
  const fields = await readWeixinNotify('payment.verifyPaymentNotify', input, failures)
  if (fields.req_info !== undefined) {
    throw failures.signature(
      'ERR_SIGNATURE_BINDING',
      'refused a refund notification, which reports no payment',
      'give it to verifyRefundNotify, or let createNotifyHandler tell them apart'
    )
  }
  const notify = verifyPaymentFields(context, fields, failures)
  if (notify.kind === 'payment') return notify
  throw failures.signature(
    'ERR_SIGNATURE_BINDING',
    'refused a notification whose result_code is not SUCCESS: the payment failed',
    'nothing was paid; orderQuery tells the state'
  )
}
