import type { FormPart } from '../../../engine/read-multipart.ts'
import type { VirtualClock } from '../../../engine/virtual-clock.ts'
import type { YouzanPusher } from '../push/create-youzan-pusher.ts'
import type { StoredShop } from '../shop/stored-shop-types.ts'
import type { Wire } from '../wire/exact-json.ts'
import type { Envelope } from '../youzan-answer.ts'
import type { StoredApp, YouzanState } from '../youzan-state.ts'
import type { ApiParams } from './api-params.ts'

/** What an interface works on. */
export interface YouzanScene {
  readonly state: YouzanState
  readonly clock: VirtualClock
  readonly pusher: YouzanPusher
  /** The application that calls, or for which pushes are made. */
  readonly app: StoredApp
  /** All applications; for interfaces without a token. */
  readonly apps: readonly StoredApp[]
  /** Key material of encrypted fields. */
  readonly fieldSeed: string
  /** Virtual time, epoch milliseconds. */
  readonly nowMs: number
}

/** A call whose address, token and body have been checked. */
export interface ApiCall {
  readonly version: string
  readonly params: ApiParams
  /** Of the token; absent for interfaces without one. */
  readonly shop: StoredShop
  /** Files of a multipart call. */
  readonly files: readonly FormPart[]
}

/** One interface, as data. */
export interface ApiRow {
  /** Without the version. */
  readonly name: string
  readonly versions: readonly string[]
  /** What is checked and answered. */
  readonly note: string
  /** @default 'modern' */
  readonly envelope?: Envelope
  /** Documented calls per second of a shop. */
  readonly perSecond?: number
  /** What the body is. @default 'json' */
  readonly body?: 'json' | 'multipart'
  /** Takes rich text below `/api/_textarea_`. */
  readonly richText?: boolean
  /** Takes no token, below `/api/auth_exempt`. */
  readonly authExempt?: boolean
  /** Answers the data of the envelope. */
  play(call: ApiCall, scene: YouzanScene): Wire
}
