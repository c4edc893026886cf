import type { SeededRandom } from '../../engine/seeded-random.ts'
import type { StoredPush } from './push/write-push.ts'
import type { StoredCustomer, StoredItem, StoredShop } from './shop/stored-shop-types.ts'
import type { StoredRefund, StoredTrade } from './trade/stored-trade-types.ts'
import type { YouzanApp, YouzanAppKind, YouzanSettings } from './youzan-types.ts'

/** The three applications; they outlive a reset. */
export interface StoredApp extends YouzanApp {
  readonly kind: YouzanAppKind
}

/** An access token with its refresh token. */
export interface TokenPair {
  readonly accessToken: string
  readonly refreshToken: string
  readonly issuedAt: number
  readonly expiresAt: number
  readonly refreshExpiresAt: number
  /** Whether it took the place of another pair that still worked. */
  readonly replaced: boolean
}

/** What an application may do in a shop. */
export interface StoredGrant {
  readonly app: StoredApp
  readonly grantId: string
  on: boolean
  issued: number
  pair: TokenPair | undefined
  /** The refresh token before this one, and when it was used. */
  previous: { readonly refreshToken: string; readonly usedAt: number } | undefined
}

/** An access token that was made. It works until `endsAt` and answers `endCode` afterwards. */
export interface StoredAccessToken {
  readonly grant: StoredGrant
  endsAt: number
  endCode: 4201 | 4202 | 4203
  /** The gateway refuses it, although the token endpoint takes it for good. */
  disowned: boolean
}

/** A code of the merchant's authorization. */
export interface StoredCode {
  readonly grant: StoredGrant
  readonly expiresAt: number
  used: boolean
}

/** Everything that changes in Youzan; made anew at a reset. */
export interface YouzanState {
  settings: YouzanSettings
  push: { readonly url: string; readonly app: StoredApp } | undefined
  /** Versions of the field key; the last is in force. */
  fieldKeyVersions: number
  readonly shops: Map<string, StoredShop>
  readonly grants: Map<string, StoredGrant>
  readonly accessTokens: Map<string, StoredAccessToken>
  readonly codes: Map<string, StoredCode>
  readonly items: Map<number, StoredItem>
  readonly customers: Map<string, StoredCustomer>
  readonly trades: Map<string, StoredTrade>
  readonly refunds: Map<string, StoredRefund>
  readonly images: Map<number, string>
  readonly pushes: Map<string, StoredPush>
  /** Idempotency keys of points (`biz_value`), by customer. */
  readonly pointChanges: Set<string>
  /** Calls by subject and span of time. */
  readonly spent: Map<string, number>
  /** Last push version of each subject. */
  readonly versions: Map<string, number>
  longIds: number
  shortIds: number
  readonly mint: YouzanMint
}

/** Sources of ids and sample values, one stream for each kind. */
export type YouzanMint = Readonly<Record<(typeof mintPurposes)[number], SeededRandom>>

const mintPurposes = [
  'shop',
  'token',
  'code',
  'item',
  'customer',
  'trade',
  'refund',
  'parcel',
  'image',
  'push',
  'trace'
] as const

/** The mark by which clients refuse a sandbox secret against a production host. */
export const sandboxMark = 'kfsandbox'

/** Mints the applications. */
export function mintYouzanApps(random: SeededRandom): Readonly<Record<YouzanAppKind, StoredApp>> {
  const mintApp = (kind: YouzanAppKind): StoredApp =>
    Object.freeze({ kind, clientId: random.hex(18), clientSecret: sandboxMark + random.hex(32 - sandboxMark.length) })
  return Object.freeze({ 'self-use': mintApp('self-use'), tool: mintApp('tool'), platform: mintApp('platform') })
}

/** Makes the first state, without shops. */
export function createYouzanState(random: (purpose: string) => SeededRandom, settings: YouzanSettings): YouzanState {
  return {
    settings,
    push: undefined,
    fieldKeyVersions: 1,
    shops: new Map(),
    grants: new Map(),
    accessTokens: new Map(),
    codes: new Map(),
    items: new Map(),
    customers: new Map(),
    trades: new Map(),
    refunds: new Map(),
    images: new Map(),
    pushes: new Map(),
    pointChanges: new Set(),
    spent: new Map(),
    versions: new Map(),
    longIds: 0,
    shortIds: 0,
    mint: Object.fromEntries(mintPurposes.map((purpose) => [purpose, random(purpose)])) as YouzanMint
  }
}

/** The 19 digits at which the platform's own demo shows how doubles round (Youzan reference 7). */
const firstLongId = 1_481_453_940_569_543_563n

/** A long id: each is the neighbour of the one before, so that a double can't tell them apart. */
export function mintLongId(state: YouzanState): bigint {
  return firstLongId + BigInt(state.longIds++)
}

/** Support asks for it. */
export function mintTraceId({ mint }: YouzanState, nowMs: number): string {
  return `yz7-0a${mint.trace.hex(6)}-${nowMs}-${mint.trace.digits(6)}`
}
