import type { DeliveryAttempt } from '../../../delivery-types.ts'

/** A notification: by its `notify_id` (the outbox's key), or that of a payment, a refund or a close by its trade. */
export type AlipayNotifyReference =
  | string
  | {
      /** The merchant's number of the trade. */
      readonly outTradeNo: string
      /** Its refund of that number; without it the payment. */
      readonly outRequestNo?: string | undefined
    }

/** A change of a notification that a receiver must notice. */
export type AlipayNotifyAttack =
  | 'bad-signature'
  | 'unsigned'
  | 'signed-with-sign-type'
  | 'wrong-key'
  | 'sha1-signature'
  | 'double-encoded'
  | 'duplicate-field'

/** A delivery by hand. */
export interface AlipayDeliverOptions {
  /** Copies sent at the same time. @default 1 */
  readonly copies?: number | undefined
  /** An attack by name. */
  readonly attack?: AlipayNotifyAttack | undefined
  /** A change after signing (an attack that must be refused), or before signing with `resign`. */
  readonly tamper?: AlipayTamper | undefined
  /** Writes and signs in this charset. @default that of the order */
  readonly charset?: 'utf-8' | 'gbk' | undefined
  /** Sends this text instead of the message. */
  readonly rawBody?: string | undefined
  /** Sends another Content-Type. @default 'application/x-www-form-urlencoded' with the charset */
  readonly contentType?: string | undefined
}

/** A change to a notification. */
export interface AlipayTamper {
  /** A field, e.g. `total_amount`, `app_id` or `sign`. */
  readonly field: string
  /** The text put there; `undefined` removes the field. */
  readonly value?: string | undefined
  /** Signs after the change, so that only the receiver's own checks can find it. @default false */
  readonly resign?: boolean | undefined
}

/** Which deliveries are lost. */
export interface AlipayDropOptions {
  /** How many. @default 1 */
  readonly times?: number | undefined
  /** Only those of this message. */
  readonly message?: AlipayNotifyReference | undefined
  /** The request never arrives, or it is handled and the answer never comes back. @default 'request' */
  readonly lose?: 'request' | 'reply' | undefined
}

/** A message of the open platform. */
export interface AlipayOpenMessageInput {
  /** `method`. @default 'alipay.open.servicemarket.order.notify' */
  readonly method?: string | undefined
  /** `notify_type`. @default 'servicemarket_order_notify' */
  readonly notifyType?: string | undefined
  /** Further fields. @default those of a service order */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

/** A message that was sent off. */
export interface AlipayPostedMessage {
  /** `notify_id`, the key in the outbox. */
  readonly notifyId: string
  /** The first delivery, once its answer is in; `undefined` while messages are held. Never rejects. */
  readonly firstDelivery: Promise<DeliveryAttempt | undefined>
}
