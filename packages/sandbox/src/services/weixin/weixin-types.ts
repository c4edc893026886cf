import type { DeliveryAttempt, OutboxMessage } from '../../delivery-types.ts'
import type {
  WeixinDeliverOptions,
  WeixinPush,
  WeixinPushInput,
  WeixinPushReply,
  WeixinPushRun
} from './push/push-types.ts'
import type {
  WeixinAuthorizePhoneInput,
  WeixinLogin,
  WeixinLoginInput,
  WeixinPhoneCode,
  WeixinSharedData,
  WeixinShareInput,
  WeixinTrade,
  WeixinTradeInput,
  WeixinUser,
  WeixinUserInput
} from './users/user-types.ts'

/** Faults of the WeChat mini-program platform beyond those of the transport. */
export type WeixinFaultName =
  | 'token-not-latest'
  | 'token-invalid'
  | 'token-expired'
  | 'token-disowned'
  | 'system-busy'
  | 'quota-exhausted'
  | 'minute-limit'
  | 'precondition-failed'
  | 'control-characters'
  | 'truncated-image'
  | 'wrong-content-type'
  | 'error-as-image'
  | 'wrong-watermark'

/** Limits of one operation. */
export interface WeixinQuota {
  /** Calls from one China midnight (UTC+8) to the next. */
  readonly perDay?: number | undefined
  /** Calls in one minute of the clock. */
  readonly perMinute?: number | undefined
}

/** Where the documents of WeChat leave a choice; `weixin-settings.ts` gives the reason for each default. */
export interface WeixinSettings {
  /** Life of an access_token in seconds. @default 7200 */
  readonly tokenSeconds: number
  /** Life that a plain access_token has left once a newer one was made, in seconds. @default 300 */
  readonly plainTokenOverlapSeconds: number
  /** The app is bound to an Open Platform account (微信开放平台), so users have a unionid. @default true */
  readonly boundToOpenPlatform: boolean
  /** Each login makes a new session_key. @default true */
  readonly loginRenewsSessionKey: boolean
  /** Life of a session_key in seconds of virtual time. @default 259200 */
  readonly sessionSeconds: number
  /** Pages of the published version. @default ['pages/index/index', 'pages/goods/detail', 'pages/order/list'] */
  readonly pages: readonly string[]
  /** Which path of setTyping works. @default 'both' */
  readonly typingPath: 'both' | 'business' | 'custom'
  /** Most bytes of an uploaded image. @default 2097152 */
  readonly imageMaxBytes: number
  /** Most characters of `path` in wxacode.get. @default 1024 */
  readonly pathLimit: number
  /** Codes that createQRCode and get may make together, ever. @default 100000 */
  readonly codeTotal: number
  /** getUserPortrait takes only spans that end yesterday. @default false */
  readonly portraitMustEndYesterday: boolean
  /** Hour (China time) from which the figures of yesterday are there; before it they are empty. @default 9 */
  readonly analysisReadyHour: number
  /** Figures begin on this day, `yyyymmdd`. @default '20170109' */
  readonly launchDate: string
  /** The field `access_source_visit_uv` of the older documents is sent as well. @default false */
  readonly legacyAnalysisFields: boolean
  /** img.superresolution is refused with 48001, for the platform has taken it offline. @default false */
  readonly superresolutionOffline: boolean
  /** Seconds from mediaCheckAsync to its pushed result. @default 60 */
  readonly mediaCheckSeconds: number
  /** Text that content checks find risky. @default ['特3456书yuuo莞6543李zxcz蒜7782法fgnv级'] */
  readonly riskyWords: readonly string[]
  /** Repeats after the first delivery of a push. @default 2 */
  readonly pushRepeats: number
  /** Real milliseconds that the receiver of a push has. @default 5000 */
  readonly pushTimeoutMs: number
  /** `MsgId` of a push is text, not a number. @default false */
  readonly msgIdAsText: boolean
  /** Limits by operation; they replace the platform's. @default {} */
  readonly quotas: Readonly<Record<string, WeixinQuota>>
}

/** An access_token as the platform knows it. */
export interface WeixinToken {
  /** The token. */
  readonly accessToken: string
  /** Which endpoint made it. */
  readonly mode: 'plain' | 'stable'
  /** `alive`, `replaced` (plain: works for some minutes more), or `dead`. */
  readonly state: 'alive' | 'replaced' | 'dead'
  /** Last moment at which it works, epoch milliseconds. */
  readonly endsAt: number
}

/** A message that a user got. */
export interface WeixinMessage {
  /** The user. */
  readonly openid: string
  /** How it came. */
  readonly kind: 'customer' | 'subscribe'
  /** Virtual time, epoch milliseconds. */
  readonly at: number
  /** The body of the call as it came, without the access_token. */
  readonly content: Readonly<Record<string, unknown>>
}

/** A code that wxacode made. */
export interface WeixinCode {
  /** The operation that made it. */
  readonly operation: 'wxacode.createQRCode' | 'wxacode.get' | 'wxacode.getUnlimited'
  /** What a scan gives: the path, or page and scene. */
  readonly content: string
  /** Side in pixels. */
  readonly width: number
  /** `release`, `trial` or `develop`. */
  readonly envVersion: string
}

/** Temporary media. */
export interface WeixinMedia {
  /** Its id. */
  readonly mediaId: string
  /** Kind of file. */
  readonly contentType: string
  /** Size in bytes. */
  readonly bytes: number
  /** End of its life, epoch milliseconds. */
  readonly expiresAt: number
}

/** A link or scheme that was made. */
export interface WeixinLink {
  /** What was made. */
  readonly kind: 'urllink' | 'urlscheme'
  /** The link. */
  readonly url: string
  /** Page, without the query. */
  readonly path: string
  /** Query of the page. */
  readonly query: string
  /** `release`, `trial` or `develop`. */
  readonly envVersion: string
  /** End of its life, epoch milliseconds. */
  readonly expiresAt: number
}

/** A template of subscription messages (订阅消息模板). */
export interface WeixinTemplate {
  /** Its id, 43 characters. */
  readonly templateId: string
  /** Its fields, such as `thing1` and `time2`. */
  readonly fields: readonly string[]
}

/** What a media check is to find. */
export interface WeixinVerdict {
  /** Address of the media. */
  readonly mediaUrl: string
  /** What the platform advises. @default 'risky' */
  readonly suggest?: 'pass' | 'review' | 'risky' | undefined
  /** 100 is normal, 20002 pornography and so on. @default 100 for `pass`, else 20002 */
  readonly label?: number | undefined
  /** The platform can't fetch the media: errcode -1008. @default false */
  readonly unreachable?: boolean | undefined
}

/** Token, key and id of the message push (消息推送). */
export interface WeixinPushCredentials {
  /** Token of the configuration page. */
  readonly token: string
  /** EncodingAESKey, 43 characters. */
  readonly encodingAesKey: string
  /** The platform's own id of the app (原始 ID), `gh_…`. */
  readonly originalId: string
}

/** Which pushes are lost. */
export interface WeixinDropOptions {
  /** How many. @default 1 */
  readonly times?: number | undefined
  /** Only those of this push. */
  readonly key?: string | undefined
  /** The request never arrives, or it is handled and the answer never comes back. @default 'request' */
  readonly lose?: 'request' | 'reply' | undefined
}

/** The WeChat mini-program platform (微信小程序) as the sandbox plays it, with its users. Frozen. */
export interface WeixinSandbox {
  /** For the client's `baseUrl`: what stands for `https://api.weixin.qq.com`; without a trailing slash. */
  readonly baseUrl: string
  /** Id of the mini program, `wx` and 16 hex characters. */
  readonly appId: string
  /** AppSecret, 32 characters that begin with `kfsandbox`; changes with `resetSecret()`. */
  readonly secret: string
  /** Credentials of the message push. */
  readonly messagePush: WeixinPushCredentials
  /** The choices in force. */
  readonly settings: WeixinSettings
  /** Changes choices until `reset()`. */
  configure(settings: Partial<WeixinSettings>): void
  /** Makes a user. */
  createUser(input?: WeixinUserInput): WeixinUser
  /** Logs a user in, as `wx.login()` does in the mini program: a code, good once and for 5 minutes. */
  login(input?: WeixinLoginInput): WeixinLogin
  /** The user presses the getPhoneNumber button (手机号快速验证): a code, good once and for 5 minutes. */
  authorizePhone(input: WeixinAuthorizePhoneInput): WeixinPhoneCode
  /** What `wx.getUserProfile()` or an old getPhoneNumber button gives: data signed and encrypted with the session_key. */
  shareUserData(input: WeixinShareInput): WeixinSharedData
  /** The session_key of a user as the platform knows it. */
  sessionKey(openid: string): string
  /** Blocks a user as high-risk: code2Session answers 40226 from now on. */
  blockUser(openid: string): void
  /** The user pays, so that getPaidUnionId works for 5 minutes. */
  pay(input: WeixinTradeInput): WeixinTrade
  /** The user writes in the customer service conversation (客服会话): a push, and 5 answers within 48 hours. */
  say(input: WeixinPushInput): WeixinPushRun
  /** The user opens the conversation: a push, and 2 messages within a minute. */
  enter(input: { readonly openid: string; readonly sessionFrom?: string | undefined }): WeixinPushRun
  /** Makes a template of subscription messages. */
  createTemplate(input: { readonly fields: readonly string[] }): WeixinTemplate
  /** The user accepts messages of a template, so many of them. */
  subscribe(input: { readonly openid: string; readonly templateId: string; readonly times?: number | undefined }): void
  /** Messages that users got, oldest first. */
  messages(openid?: string): readonly WeixinMessage[]
  /** All access_tokens, oldest first. */
  tokens(): readonly WeixinToken[]
  /** Ends all access_tokens at once, as the platform does after a leak: 40001 from now on. */
  endTokens(): void
  /** Codes made by wxacode, oldest first. */
  codes(): readonly WeixinCode[]
  /** Temporary media, oldest first. */
  media(): readonly WeixinMedia[]
  /** Links and schemes, oldest first. */
  links(): readonly WeixinLink[]
  /** Says what a media check of this address is to find. */
  judgeMedia(verdict: WeixinVerdict): void
  /** Resets the AppSecret; the old one stops working at once. Returns the new one. */
  resetSecret(): string
  /** Sets the push address, on this machine only, and checks it as the platform does (GET with echostr); `undefined` removes it. */
  setPush(push: WeixinPush | undefined): Promise<void>
  /** All pushes with their attempts. */
  outbox(): readonly OutboxMessage[]
  /** What the receiver answered, other than `success`, opened if it was encrypted. */
  replies(): readonly WeixinPushReply[]
  /** Sends a push once more, outside the schedule. */
  resend(key: string): Promise<DeliveryAttempt>
  /** Sends it by hand: several copies, as an attack, or with a raw body. The schedule is not touched. */
  deliver(key: string, options?: WeixinDeliverOptions): Promise<readonly DeliveryAttempt[]>
  /** Loses the next pushes. */
  drop(options?: WeixinDropOptions): void
  /** Keeps scheduled pushes back until `release()`. */
  hold(): void
  /** Sends held pushes one after the other, in this order; without keys all of them, and holding ends. */
  release(keys?: readonly string[]): Promise<readonly DeliveryAttempt[]>
}
