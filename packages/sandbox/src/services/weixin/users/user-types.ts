/** A user of the mini program. */
export interface WeixinUser {
  /** Id of the user in this mini program, 28 characters. */
  readonly openid: string
  /** Id of the user across the Open Platform account; absent when the app is not bound to one. */
  readonly unionid?: string | undefined
  /** Nickname (昵称). */
  readonly nickName: string
  /** Mainland mobile number, without the country code. */
  readonly phoneNumber: string
}

/** What a user may be given; the rest is chosen by the seed. */
export interface WeixinUserInput {
  /** Nickname (昵称). @default a seeded one with characters that encoders trip over */
  readonly nickName?: string | undefined
  /** Mainland mobile number, 11 digits. @default a seeded one */
  readonly phoneNumber?: string | undefined
}

/** Who logs in: an existing user by `openid`, or a new one. */
export interface WeixinLoginInput extends WeixinUserInput {
  /** A user made earlier. @default a new user */
  readonly openid?: string | undefined
}

/** What the mini program gets from `wx.login()`, and who it is. */
export interface WeixinLogin {
  /** For code2Session; once, 5 minutes. */
  readonly code: string
  /** The user. */
  readonly openid: string
  /** The user, across the Open Platform account. */
  readonly unionid?: string | undefined
  /** End of the code's life, epoch milliseconds. */
  readonly expiresAt: number
}

/** Who presses the button. */
export interface WeixinAuthorizePhoneInput {
  /** A user made earlier. */
  readonly openid: string
}

/** What the mini program gets from the getPhoneNumber button. */
export interface WeixinPhoneCode {
  /** For getPhoneNumber; once, 5 minutes. */
  readonly code: string
  /** The number behind it. */
  readonly phoneNumber: string
  /** End of the code's life, epoch milliseconds. */
  readonly expiresAt: number
}

/** What is wrong with shared data on purpose. */
export type WeixinShareAttack =
  | 'wrong-appid'
  | 'stale-watermark'
  | 'tampered-ciphertext'
  | 'tampered-raw-data'
  | 'other-session'

/** What the user shares. */
export interface WeixinShareInput {
  /** A user who has logged in. */
  readonly openid: string
  /** Profile or phone number. @default 'userInfo' */
  readonly kind?: 'userInfo' | 'phoneNumber' | undefined
  /** Makes it an attack that a server must refuse. */
  readonly attack?: WeixinShareAttack | undefined
}

/** Shared data as the mini program passes it to its server. */
export interface WeixinSharedData {
  /** Profile as JSON text; only with `kind: 'userInfo'`. */
  readonly rawData?: string | undefined
  /** SHA-1 of rawData and session_key; only with `kind: 'userInfo'`. */
  readonly signature?: string | undefined
  /** AES-128-CBC, base64. */
  readonly encryptedData: string
  /** Base64. */
  readonly iv: string
}

/** A payment of a user. */
export interface WeixinTradeInput {
  /** Who pays. */
  readonly openid: string
  /** The merchant's order number (商户订单号). @default a seeded one */
  readonly outTradeNo?: string | undefined
}

/** A payment as getPaidUnionId can ask for it. */
export interface WeixinTrade {
  /** Who paid. */
  readonly openid: string
  /** WeChat Pay's number (微信支付订单号). */
  readonly transactionId: string
  /** Merchant (商户号). */
  readonly mchId: string
  /** The merchant's order number. */
  readonly outTradeNo: string
  /** End of the 5 minutes, epoch milliseconds. */
  readonly expiresAt: number
}
