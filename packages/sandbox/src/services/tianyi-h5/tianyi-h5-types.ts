/** Attacks on the encrypted answer of Tianyi H5. */
export type TianyiH5FaultName = 'wrong-app' | 'tampered-ciphertext' | 'stale-record' | 'future-record' | 'bad-phone'

/** Where the documents of Tianyi H5 leave a choice; `tianyi-h5-settings.ts` gives the reason for each default. */
export interface TianyiH5Settings {
  /** A request without the three signed headers is refused. @default true */
  readonly requireSignature: boolean
  /** How far the timestamp may be off, in seconds. @default 600 */
  readonly skewSeconds: number
  /** Life of an authorization token, in seconds of virtual time. @default 120 */
  readonly tokenSeconds: number
  /** An authorization token works once. @default true */
  readonly tokenSingleUse: boolean
}

/** Who authorizes; the rest is chosen by the seed. */
export interface TianyiH5AuthorizeInput {
  /** Mainland mobile number, 11 digits. @default a seeded one */
  readonly phoneNumber?: string | undefined
  /** Stable id of the user. @default a seeded one, 48 hex characters; the same for the same phone number */
  readonly openId?: string | undefined
}

/** What the page gets when its user authorizes. */
export interface TianyiH5Authorization {
  /** 200 upper-case hex characters. */
  readonly authorizationToken: string
  /** The user. */
  readonly openId: string
  /** The user's number. */
  readonly phoneNumber: string
  /** End of the token's life, epoch milliseconds. */
  readonly expiresAt: number
}

/** Tianyi cloud drive H5 as the sandbox plays it. Frozen. */
export interface TianyiH5Sandbox {
  /** For the client's `baseUrl`: what stands for `https://miniapp.cloud.189.cn`; without a trailing slash. */
  readonly baseUrl: string
  /** Application id, 8 lower-case hex characters. */
  readonly appId: string
  /** Application secret, 40 characters that begin with `kfsandbox`. */
  readonly appSecret: string
  /** The choices in force. */
  readonly settings: TianyiH5Settings
  /** Changes choices until `reset()`. */
  configure(settings: Partial<TianyiH5Settings>): void
  /** A user of the H5 page authorizes it (授权登录). */
  authorize(input?: TianyiH5AuthorizeInput): TianyiH5Authorization
}
