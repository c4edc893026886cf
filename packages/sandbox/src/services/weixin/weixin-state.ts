import type { SeededRandom } from '../../engine/seeded-random.ts'
import { type AnalysisFigures, createAnalysisFigures } from './analysis/analysis-figures.ts'
import type { PushMessage } from './push/push-message.ts'
import type { WeixinPush } from './push/push-types.ts'
import type { WeixinTrade, WeixinUser } from './users/user-types.ts'
import type {
  WeixinCode,
  WeixinLink,
  WeixinMessage,
  WeixinSettings,
  WeixinTemplate,
  WeixinVerdict
} from './weixin-types.ts'

/** A session_key and its life. */
export interface StoredSession {
  readonly key: string
  readonly expiresAt: number
}

/** A one-time code of the mini program. */
export interface StoredCode {
  readonly openid: string
  readonly expiresAt: number
  used: boolean
}

/** An access_token. It ends at `endsAt`, and answers `endCode` afterwards. */
export interface StoredToken {
  readonly value: string
  readonly mode: 'plain' | 'stable'
  readonly expiresAt: number
  endsAt: number
  endCode: 40001 | 40014 | 42001
}

/** Temporary media with its bytes. */
export interface StoredMedia {
  readonly mediaId: string
  readonly bytes: Buffer
  readonly contentType: string
  readonly extension: string
  readonly expiresAt: number
}

/** What the platform remembers about the conversation with a user. */
export interface StoredConversation {
  /** Last message or entering, epoch milliseconds. */
  lastExchangeAt: number
  /** Why and how often the app may write. */
  grants: readonly { readonly reason: 'message' | 'enter'; readonly expiresAt: number; remaining: number }[]
  /** End of the "is typing" line. */
  typingUntil: number
}

/** Where and how pushes go. */
export interface StoredPushAddress {
  readonly url: string
  readonly mode: NonNullable<WeixinPush['mode']>
  readonly format: NonNullable<WeixinPush['format']>
}

/** A push that was made; its text is written for each delivery. */
export interface StoredPush {
  readonly key: string
  readonly message: PushMessage
}

/** A request by its rid. */
export interface StoredCall {
  readonly at: number
  readonly url: string
  readonly body: string
  readonly answer: string
}

/** Everything that changes in WeChat; made anew at a reset. */
export interface WeixinState {
  settings: WeixinSettings
  secret: string
  push: StoredPushAddress | undefined
  lastForcedAt: number
  readonly users: Map<string, WeixinUser>
  readonly blocked: Set<string>
  readonly lastSeen: Map<string, number>
  readonly sessions: Map<string, StoredSession>
  readonly loginCodes: Map<string, StoredCode>
  readonly phoneCodes: Map<string, StoredCode>
  readonly tokens: Map<string, StoredToken>
  readonly media: Map<string, StoredMedia>
  readonly trades: WeixinTrade[]
  readonly conversations: Map<string, StoredConversation>
  readonly templates: Map<string, WeixinTemplate>
  /** Messages that may still be sent, by openid and template. */
  readonly subscriptions: Map<string, number>
  readonly messages: WeixinMessage[]
  /** By everything that they were made from: the same parameters count once. */
  readonly codes: Map<string, WeixinCode>
  /** What is in the images that this sandbox made, by digest. */
  readonly codeContents: Map<string, string>
  readonly links: WeixinLink[]
  readonly verdicts: Map<string, WeixinVerdict>
  readonly pushes: Map<string, StoredPush>
  /** Calls by operation and span of time. */
  readonly spent: Map<string, number>
  readonly calls: Map<string, StoredCall>
  readonly figures: AnalysisFigures
  readonly mint: WeixinMint
}

/** Sources of ids and sample values, one stream for each kind. */
export type WeixinMint = Readonly<Record<(typeof mintPurposes)[number], SeededRandom>>

const mintPurposes = [
  'secret',
  'user',
  'session',
  'code',
  'token',
  'media',
  'trade',
  'template',
  'link',
  'trace',
  'message',
  'push',
  'rid'
] as const

/** Credentials that outlive a reset, like the app itself. */
export interface WeixinApp {
  readonly appId: string
  readonly originalId: string
  readonly token: string
  readonly encodingAesKey: string
}

/** The mark by which clients refuse a sandbox secret against a production host. */
export const sandboxMark = 'kfsandbox'

/** Mints the ids of the app and the credentials of its message push. */
export function mintWeixinApp(random: SeededRandom): WeixinApp {
  return Object.freeze({
    appId: `wx${random.hex(16)}`,
    originalId: `gh_${random.hex(12)}`,
    token: `${sandboxMark}${random.text(15)}`,
    encodingAesKey: `${sandboxMark}${random.text(34)}`
  })
}

/** Makes the first state. */
export function createWeixinState(random: (purpose: string) => SeededRandom, settings: WeixinSettings): WeixinState {
  const mint = Object.fromEntries(mintPurposes.map((purpose) => [purpose, random(purpose)])) as WeixinMint
  return {
    settings,
    secret: mintWeixinSecret(mint),
    push: undefined,
    lastForcedAt: Number.NEGATIVE_INFINITY,
    users: new Map(),
    blocked: new Set(),
    lastSeen: new Map(),
    sessions: new Map(),
    loginCodes: new Map(),
    phoneCodes: new Map(),
    tokens: new Map(),
    media: new Map(),
    trades: [],
    conversations: new Map(),
    templates: new Map(),
    subscriptions: new Map(),
    messages: [],
    codes: new Map(),
    codeContents: new Map(),
    links: [],
    verdicts: new Map(),
    pushes: new Map(),
    spent: new Map(),
    calls: new Map(),
    figures: createAnalysisFigures(random),
    mint
  }
}

/** An AppSecret of 32 characters with the sandbox's mark. */
export function mintWeixinSecret(mint: WeixinMint): string {
  return sandboxMark + mint.secret.text(32 - sandboxMark.length)
}
