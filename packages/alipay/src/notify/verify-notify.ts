import { DecodeError, type NotifyInput, type NotifyReply, readNotify } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { requireKey } from '../operations/require-key.ts'
import { type MessageFields, readSignedForm } from './read-signed-form.ts'

/** What every message of Alipay's has. */
export interface NotifyBase {
  /** Application that it is for; checked to be yours. */
  readonly appId: string
  /** Number of the notification (通知校验 ID), the same in all its deliveries. */
  readonly notifyId: string
  /** Such as `trade_status_sync` or `servicemarket_order_notify`. */
  readonly notifyType: string | undefined
  /** When this delivery was sent, as the platform writes it: `yyyy-MM-dd HH:mm:ss` in Beijing. */
  readonly notifyTime: string | undefined
  /** Every field that was signed, by wire name, decoded; without `sign` and `sign_type`. Amounts are text in yuan. */
  readonly fields: MessageFields
  /** What to answer once your work is done. */
  readonly successReply: NotifyReply
}

/**
 * A notification of a trade (异步通知): paid, closed, or refunded. A refund has `refund_fee` and `gmt_refund`, and is no new
 * payment.
 */
export interface TradeNotify extends NotifyBase {
  readonly kind: 'trade'
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
  /** Alipay's (支付宝交易号). */
  readonly tradeNo: string
  /** `WAIT_BUYER_PAY`, `TRADE_SUCCESS`, `TRADE_FINISHED`, `TRADE_CLOSED`; others may come. */
  readonly tradeStatus: string
}

/** Any other message, such as those of the open platform (消息服务). */
export interface OpenMessage extends NotifyBase {
  readonly kind: 'message'
  /** Name of the message (msg_method or method), such as `alipay.open.servicemarket.order.notify`. */
  readonly method: string | undefined
}

/** A message that Alipay has signed. */
export type AlipayNotify = TradeNotify | OpenMessage

/** What the platform expects: the seven letters `success` and nothing else, or it delivers again, eight times in 25 h. */
export const ALIPAY_NOTIFY_REPLY: { readonly success: NotifyReply; readonly failure: NotifyReply } = Object.freeze({
  success: Object.freeze({ status: 200, contentType: 'text/plain; charset=utf-8', body: 'success' }),
  failure: Object.freeze({ status: 500, contentType: 'text/plain; charset=utf-8', body: 'fail' })
})

/** Whether a message reports a trade; those leave `sign_type` out of what they sign. */
function isTrade(notifyType: string): boolean {
  return notifyType === 'trade_status_sync'
}

/** Behind {@link Alipay.verifyNotify}, which says what it promises. */
export async function verifyNotify(context: AlipayContext, input: NotifyInput): Promise<AlipayNotify> {
  const caller = 'alipay.verifyNotify'
  requireKey(caller, context.settings)
  const { bytes } = await readNotify(caller, input)
  const fields = await readSignedForm(context, bytes, {
    operation: 'verifyNotify',
    noun: 'notification',
    dialectOf: (read) => ({ signType: isTrade(read('notify_type')) ? 'never' : 'first' })
  })
  const need = (name: string): string => {
    const value = fields[name]
    if (value !== undefined && value !== '') return value
    throw new DecodeError({
      service: 'alipay',
      operation: 'verifyNotify',
      code: 'ERR_REPLY_SHAPE',
      shortMessage: `got a notification whose "${name}" is not there`,
      retryable: false,
      outcome: 'rejected',
      advice: 'it is signed by Alipay, and of a kind that this version does not know'
    })
  }
  const base = {
    appId: context.settings.appId,
    notifyId: need('notify_id'),
    notifyType: fields.notify_type,
    notifyTime: fields.notify_time,
    fields,
    successReply: ALIPAY_NOTIFY_REPLY.success
  }
  if (!isTrade(fields.notify_type ?? '')) {
    return { ...base, kind: 'message', method: fields.msg_method ?? fields.method }
  }
  return {
    ...base,
    kind: 'trade',
    outTradeNo: need('out_trade_no'),
    tradeNo: need('trade_no'),
    tradeStatus: need('trade_status')
  }
}
