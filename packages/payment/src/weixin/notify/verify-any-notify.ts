import type { NotifyInput } from '@kaifang/http-core'
import type { OtherNotify } from '../../payment-types.ts'
import type { WeixinContext } from '../weixin-context.ts'
import type { WeixinPaymentNotify, WeixinRefundNotify } from '../weixin-types.ts'
import { createNotifyFailures } from './notify-failures.ts'
import { openRefundFields } from './open-refund-fields.ts'
import { readWeixinNotify } from './read-weixin-notify.ts'
import { verifyPaymentFields } from './verify-payment-fields.ts'

/** Any authentic message of WeChat Pay; `kind` tells. */
export type WeixinNotify = WeixinPaymentNotify | WeixinRefundNotify | OtherNotify

/** Verifies a message that may be of either kind: payments are signed, refunds are encrypted. */
export async function verifyAnyNotify(context: WeixinContext, input: NotifyInput): Promise<WeixinNotify> {
  const failures = createNotifyFailures('createNotifyHandler')
  const fields = await readWeixinNotify('payment.createNotifyHandler', input, failures)
  const open = fields.req_info === undefined ? verifyPaymentFields : openRefundFields
  return open(context, fields, failures)
}

/** What makes two deliveries the same: a payment happens once, a refund has one outcome at a time. */
export function notifyKeyOf(context: Pick<WeixinContext, 'settings'>, notify: WeixinNotify): string {
  const prefix = `weixin:${context.settings.mchId}:${notify.kind}`
  if (notify.kind === 'payment') return `${prefix}:${notify.transactionId}`
  // A refund that the bank refused (CHANGE) can succeed later.
  if (notify.kind === 'refund') return `${prefix}:${notify.refundId}:${notify.refundStatus}`
  return `${prefix}:${notify.outTradeNo ?? notify.raw.nonce_str}:${notify.state}`
}
