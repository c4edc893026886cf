import type { DeliveryAttempt, OutboxMessage } from '../../delivery-types.ts'

/** Attacks on the signed answers of uTools. */
export type UtoolsFaultName =
  | 'bad-signature'
  | 'tampered-field'
  | 'stale-time'
  | 'future-time'
  | 'wrong-plugin'
  | 'wrong-order'

/** Where the documents of uTools leave a choice; `utools-settings.ts` gives the reason for each default. */
export interface UtoolsSettings {
  /** `POST /goods` without `access_token` is refused with 422. @default true */
  readonly goodsRequireAccessToken: boolean
  /** A repeated callback carries the time of its own sending; otherwise that of the first. @default true */
  readonly freshCallbackTimestamp: boolean
  /** Repeats after the first callback. @default 5 */
  readonly callbackRepeats: number
  /** Real milliseconds that the callback's receiver has. @default 10000 */
  readonly callbackTimeoutMs: number
  /** Input is trimmed and empty text dropped before the signature is checked, as a Laravel middleware does. @default false */
  readonly trimInput: boolean
  /** Status for an order that does not exist. @default 404 */
  readonly unknownOrderStatus: 404 | 422
  /** Zone of `created_at` and `paid_at`, minutes east of UTC. @default 480 */
  readonly utcOffsetMinutes: number
  /** Without `Accept: application/json`: every answer is HTML, or only the refusals. @default 'always' */
  readonly htmlWithoutAccept: 'always' | 'refusals'
}

/** A uTools user as one plug-in sees him. */
export interface UtoolsUser {
  /** 32 hex characters, stable for user and plug-in. */
  readonly openId: string
  /** Any Unicode text. */
  readonly nickname: string
  /** 0 no, 1 uTools member. */
  readonly member: 0 | 1
  /** Absolute URL, or empty. */
  readonly avatar: string
}

/** What a user may be given; the rest is chosen by the seed. */
export interface UtoolsUserInput {
  /** Nickname (昵称). @default a seeded one with characters that encoders trip over */
  readonly nickname?: string | undefined
  /** uTools member (会员). @default 0 */
  readonly member?: 0 | 1 | boolean | undefined
  /** URL of the picture. @default a seeded one */
  readonly avatar?: string | undefined
}

/** Who logs in: an existing user by `openId`, or a new one. */
export interface UtoolsLoginInput extends UtoolsUserInput {
  /** A user made earlier. @default a new user */
  readonly openId?: string | undefined
}

/** What the client side gets from `utools.fetchUserServerTemporaryToken()`. */
export interface UtoolsLogin {
  /** 32 characters; lives 2 hours of virtual time. */
  readonly accessToken: string
  /** The user. */
  readonly openId: string
  /** End of the token's life, epoch milliseconds. */
  readonly expiresAt: number
}

/** Goods made in the developer tool. */
export interface UtoolsGoodsInput {
  /** Up to 50 characters. */
  readonly title: string
  /** Price in fen (分). */
  readonly totalFee: number
  /** How many times it may be bought; 0 is without limit. @default 0 */
  readonly payLimit?: number | undefined
}

/** Goods that can be bought. */
export interface UtoolsGoods {
  /** 32 characters. */
  readonly goodsId: string
  /** Title. */
  readonly title: string
  /** Price in fen (分). */
  readonly totalFee: number
  /** 0 is without limit. */
  readonly payLimit: number
}

/** What the client side passes to `utools.openPayment()`. */
export interface UtoolsOrderInput {
  /** Goods from `POST /goods` or the developer tool. */
  readonly goodsId: string
  /** The developer's order number (外部订单号), 6 to 64 characters. */
  readonly outOrderId: string
  /** The buyer's token. */
  readonly accessToken: string
  /** Up to 256 characters, returned as they are. @default '' */
  readonly attach?: string | undefined
  /** What is paid for. @default the title of the goods */
  readonly body?: string | undefined
}

/** An order: unpaid first, then paid once. */
export interface UtoolsOrder {
  /** uTools' order number, 32 characters. */
  readonly orderId: string
  /** The developer's order number. */
  readonly outOrderId: string
  /** What is bought. */
  readonly goodsId: string
  /** Who buys. */
  readonly openId: string
  /** Free text of the client side. */
  readonly attach: string
  /** What is paid for. */
  readonly body: string
  /** Price in fen (分). */
  readonly payFee: number
  /** 0 unpaid, 10 paid. */
  readonly status: 0 | 10
  /** `YYYY-MM-DD HH:mm:ss`. */
  readonly createdAt: string
  /** The same, empty while unpaid. */
  readonly paidAt: string
}

/** An order by one of its two numbers; a bare string is uTools' order number. */
export type UtoolsOrderReference =
  | string
  | { readonly orderId: string; readonly outOrderId?: undefined }
  | { readonly outOrderId: string; readonly orderId?: undefined }

/** What `pay()` returns. */
export interface UtoolsPayment {
  /** The paid order. */
  readonly order: UtoolsOrder
  /** The first delivery of the callback, once its answer is in; `undefined` when no address is set or callbacks are held. Never rejects. */
  readonly firstDelivery: Promise<DeliveryAttempt | undefined>
}

/** A delivery by hand. */
export interface UtoolsDeliverOptions {
  /** Copies sent at the same time. @default 1 */
  readonly copies?: number | undefined
  /** A change after signing (an attack that must be refused), or before signing with `resign`. */
  readonly tamper?: UtoolsTamper | undefined
  /** Sends this text instead of the message. */
  readonly rawBody?: string | undefined
  /** Sends another Content-Type. @default 'application/json' */
  readonly contentType?: string | undefined
}

/** A change to a callback. */
export interface UtoolsTamper {
  /** A field of `resource`, or `'sign'`. */
  readonly field: string
  /** The value put there; `undefined` removes the field. */
  readonly value?: unknown
  /** Signs after the change, so that only the receiver's own checks can find it. @default false */
  readonly resign?: boolean | undefined
}

/** Which deliveries are lost. */
export interface UtoolsDropOptions {
  /** How many. @default 1 */
  readonly times?: number | undefined
  /** Only those of this order. */
  readonly order?: UtoolsOrderReference | undefined
  /** The request never arrives, or it is handled and the answer never comes back. @default 'request' */
  readonly lose?: 'request' | 'reply' | undefined
}

/** uTools as the sandbox plays it: the platform, its client side and its developer tool. Frozen. */
export interface UtoolsSandbox {
  /** For the client's `baseUrl`; without a trailing slash. */
  readonly baseUrl: string
  /** Plug-in id (插件 ID), 8 characters. */
  readonly pluginId: string
  /** Secret (密钥), 32 characters that begin with `kfsandbox`; changes with `resetSecret()`. */
  readonly secret: string
  /** The choices in force. */
  readonly settings: UtoolsSettings
  /** Changes choices until `reset()`. */
  configure(settings: Partial<UtoolsSettings>): void
  /** Makes a user. */
  createUser(input?: UtoolsUserInput): UtoolsUser
  /** Logs a user in, as `utools.fetchUserServerTemporaryToken()` does on the client side. */
  login(input?: UtoolsLoginInput): UtoolsLogin
  /** Bans a user: his tokens answer 404 from now on. */
  banUser(openId: string): void
  /** Makes goods in the developer tool. */
  createGoods(input: UtoolsGoodsInput): UtoolsGoods
  /** Opens an unpaid order, as `utools.openPayment()` does on the client side. */
  createOrder(input: UtoolsOrderInput): UtoolsOrder
  /** Pays an unpaid order and sends the first callback at once. */
  pay(order: UtoolsOrderReference): UtoolsPayment
  /** One order. */
  order(order: UtoolsOrderReference): UtoolsOrder
  /** All orders, oldest first. */
  orders(): readonly UtoolsOrder[]
  /** Adds fields to every `resource`, signed by the platform's rules: a client must survive them. */
  setExtraFields(fields: Readonly<Record<string, unknown>>): void
  /** Resets the secret (重置密钥); the old one stops working at once. Returns the new one. */
  resetSecret(): string
  /** Sets the callback address (回调地址), on this machine only; `undefined` removes it. */
  setNotifyUrl(url: string | undefined): void
  /** All callbacks with their attempts. */
  outbox(): readonly OutboxMessage[]
  /** Sends the callback of a paid order once more, outside the schedule. */
  resend(order: UtoolsOrderReference): Promise<DeliveryAttempt>
  /** Sends it by hand: several copies, tampered, or with a raw body. The schedule is not touched. */
  deliver(order: UtoolsOrderReference, options?: UtoolsDeliverOptions): Promise<readonly DeliveryAttempt[]>
  /** Loses the next deliveries. */
  drop(options?: UtoolsDropOptions): void
  /** Keeps scheduled deliveries back until `release()`. */
  hold(): void
  /** Sends held deliveries one after the other, in this order; without orders all of them, and holding ends. */
  release(orders?: readonly UtoolsOrderReference[]): Promise<readonly DeliveryAttempt[]>
}
