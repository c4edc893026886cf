import type { NotifyInput } from '@kaifang/http-core'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinRefundNotify } from '../weixin-types.ts'
import { createNotifyFailures } from './notify-failures.ts'
import { openRefundFields } from './open-refund-fields.ts'
import { readWeixinNotify } from './read-weixin-notify.ts'

/** Behind {@link WeixinPayment.verifyRefundNotify}, which says what it promises. */
export async function verifyRefundNotify(context: WeixinContext, input: NotifyInput): Promise<WeixinRefundNotify> {
  const failures = createNotifyFailures('verifyRefundNotify')
  const fields = await readWeixinNotify('payment.verifyRefundNotify', input, failures)
  if (fields.req_info === undefined) {
    throw failures.signature(
      'ERR_SIGNATURE_BINDING',
      'refused a message without req_info, which reports no refund',
      'give payments to verifyPaymentNotify, or let createNotifyHandler tell them apart'
    )
  }
  return openRefundFields(context, fields, failures)
}
