import type { FormPart } from '../../../engine/read-multipart.ts'
import type { VirtualClock } from '../../../engine/virtual-clock.ts'
import type { AlipayState } from '../alipay-state.ts'
import type { Keyring } from '../certificates/create-keyring.ts'
import type { AlipayNotifier } from '../notify/create-notifier.ts'
import type { AlipayMerchant } from '../trade/stored-trade.ts'
import type { Charset } from '../wire/charset.ts'
import type { WireObject } from '../wire/exact-json.ts'

/** What a request is handled with. */
export interface AlipayScene {
  readonly appId: string
  readonly sellerId: string
  readonly encryptKey: string
  readonly baseUrl: string
  readonly state: AlipayState
  readonly keyring: Keyring
  readonly notifier: AlipayNotifier
  readonly clock: VirtualClock
  /** Virtual time, epoch milliseconds. */
  readonly nowMs: number
}

/** A call that passed the gateway. */
export interface AlipayCall {
  readonly method: string
  /** For whom: the application's own merchant, or the one that `app_auth_token` names. */
  readonly merchant: AlipayMerchant
  readonly charset: Charset
  /** In certificate mode. */
  readonly certified: boolean
  /** Whether the content came encrypted, so that the answer is encrypted too. */
  readonly encrypted: boolean
  /** `biz_content`; empty when none was sent. */
  readonly content: Readonly<Record<string, unknown>>
  readonly files: readonly FormPart[]
  /** A parameter beside `biz_content`; empty counts as absent. */
  param(name: string): string | undefined
}

/** How a method is played. */
export interface MethodRow {
  readonly method: string
  readonly note: string
  /** Members of `biz_content` that the documents name; absent when there is no `biz_content`. */
  readonly members?: readonly string[]
  /** The answer has no `code` and no `msg`. */
  readonly bare?: boolean
  /** Answers a browser with a page; `app` orders are opened by the buyer's app only. */
  readonly opens?: 'page' | 'app'
  play(call: AlipayCall, scene: AlipayScene): WireObject
}
