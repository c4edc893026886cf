import type { DeliveryAttempt } from '../../../delivery-types.ts'

/** Where and how pushes go (消息推送配置). */
export interface WeixinPush {
  /** An address of this machine. */
  readonly url: string
  /** Plain text (明文), both (兼容) or encrypted (安全). @default 'secure' */
  readonly mode?: 'plain' | 'compatible' | 'secure' | undefined
  /** @default 'json' */
  readonly format?: 'json' | 'xml' | undefined
  /** Checks the address first, as the configuration page does: a signed GET whose echostr must come back. @default true */
  readonly verify?: boolean | undefined
}

/** What a user sends in a conversation: one of text, image and page. */
export interface WeixinPushInput {
  /** Who writes. */
  readonly openid: string
  /** Text. */
  readonly text?: string | undefined
  /** Bytes of an image, as base64; its media can be fetched with getTempMedia. */
  readonly imageBase64?: string | undefined
  /** A card of this mini program: page with query. */
  readonly pagePath?: string | undefined
}

/** A push on its way. */
export interface WeixinPushRun {
  /** Its key in the outbox. */
  readonly key: string
  /** The first delivery, once its answer is in; `undefined` when no address is set or pushes are held. Never rejects. */
  readonly firstDelivery: Promise<DeliveryAttempt | undefined>
}

/** What is wrong with a push on purpose. */
export type WeixinPushAttack =
  | 'bad-signature'
  | 'unsigned-body'
  | 'tampered-body'
  | 'tampered-ciphertext'
  | 'wrong-appid'
  | 'bad-padding'
  | 'bad-length'
  | 'stale-timestamp'
  | 'future-timestamp'
  | 'downgrade'
  | 'duplicate-key'
  | 'xml-entity'
  | 'not-a-message'
  | 'replay'

/** A delivery by hand. */
export interface WeixinDeliverOptions {
  /** Copies sent at the same time. @default 1 */
  readonly copies?: number | undefined
  /** Makes it an attack. */
  readonly attack?: WeixinPushAttack | undefined
  /** Sends this text instead of the message, with a right signature of Token, time and nonce. */
  readonly rawBody?: string | undefined
  /** Sends another Content-Type. */
  readonly contentType?: string | undefined
}

/** What a receiver answered to a push. */
export interface WeixinPushReply {
  /** The push. */
  readonly key: string
  /** Whether it came encrypted. */
  readonly encrypted: boolean
  /** The message, fields of XML as text. */
  readonly message: Readonly<Record<string, unknown>>
}
