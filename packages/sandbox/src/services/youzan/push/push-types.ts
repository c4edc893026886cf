/** Forgeries and defects of one delivery. */
export type YouzanPushAttack =
  /** `Event-Sign` made with another secret. */
  | 'bad-signature'
  /** No `Event-Sign`. */
  | 'unsigned'
  /** No `Event-Sign`, and a right `sign` in the body, which the documents advise against. */
  | 'body-sign-only'
  /** One digit of a number in `msg` (the order's, a telephone number) changed after signing. */
  | 'tampered-body'
  /** The same JSON with other white space, under the signature of the first text. */
  | 'reserialised'
  /** `Event-Sign` made over the body with `msg` decoded. */
  | 'signed-decoded'
  /** `Event-Sign` in upper-case hex. */
  | 'upper-case-sign'
  /** Rightly signed by and for another application. */
  | 'wrong-client'
  /** `kdt_id` comes twice, the second time forged after signing. */
  | 'duplicate-key'

/** How a push is delivered by hand. */
export interface YouzanDeliverOptions {
  /** How many at once. @default 1 */
  readonly copies?: number | undefined
  /** A forgery or defect. */
  readonly attack?: YouzanPushAttack | undefined
  /** One field of the body changed; with `resign` it is signed again. */
  readonly tamper?:
    | { readonly field: string; readonly value: unknown; readonly resign?: boolean | undefined }
    | undefined
  /** Sent instead of the body, under the signature of the genuine one. */
  readonly rawBody?: string | undefined
  /** Content-Type. @default 'application/json' */
  readonly contentType?: string | undefined
}

/** Which deliveries get lost. */
export interface YouzanDropOptions {
  /** How many. @default 1 */
  readonly times?: number | undefined
  /** Only of this push. @default any */
  readonly key?: string | undefined
  /** The push, or the answer to it. @default 'request' */
  readonly lose?: 'request' | 'reply' | undefined
}

/** A push (消息推送) that was made. */
export interface YouzanPush {
  /** `msg_id`, or a name made up where the type has none. */
  readonly key: string
  /** Message type, e.g. `'trade_TradeBuyerPay'`. */
  readonly type: string
  /** What it is about: the order number, the customer. */
  readonly id: string
  /** The shop. */
  readonly grantId: string
  /** The higher wins, within one type. */
  readonly version: number
}

/** An event of the application market, encrypted (Youzan reference 9). */
export interface YouzanAppMessage {
  /** Value of `message` before it is escaped for the query: base64. */
  readonly message: string
  /** The query text of the callback, `message=…`. */
  readonly query: string
}
