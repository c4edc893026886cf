import type { ServiceName } from './sandbox-types.ts'
import type { AlipayFaultName } from './services/alipay/alipay-types.ts'
import type { TianyiH5FaultName } from './services/tianyi-h5/tianyi-h5-types.ts'
import type { UtoolsFaultName } from './services/utools/utools-types.ts'
import type { WeixinFaultName } from './services/weixin/weixin-types.ts'
import type { WeixinPayFaultName } from './services/weixin-pay/weixin-pay-types.ts'
import type { YouzanFaultName } from './services/youzan/youzan-types.ts'

/** Faults of the transport, which every platform can have. */
export type TransportFaultName =
  | 'html-502'
  | 'empty-body'
  | 'truncated-json'
  | 'not-json'
  | 'duplicate-key'
  | 'deep-nesting'
  | 'huge-body'
  | 'slow-headers'
  | 'slow-body'
  | 'reset-before-reply'
  | 'reset-after-send'
  | 'reset-mid-body'
  | 'rate-limit'
  | 'busy'
  | 'redirect'
  | 'gzip-unannounced'
  | 'truncated-gzip'
  | 'gzip-bomb'
  | 'replay'

/** Every fault by name. */
export type FaultName =
  | TransportFaultName
  | UtoolsFaultName
  | TianyiH5FaultName
  | WeixinFaultName
  | YouzanFaultName
  | WeixinPayFaultName
  | AlipayFaultName

/** Where and how often a fault is played. */
export interface FaultOptions {
  /** Only on this platform. */
  readonly service?: ServiceName | undefined
  /** Only on this operation, e.g. `'getBaseInfo'`. */
  readonly operation?: string | undefined
  /** How many requests it hits. @default 1 */
  readonly times?: number | undefined
  /** `busy`: 500 or 503. @default 503 */
  readonly status?: 500 | 503 | undefined
  /** `slow-headers`, `slow-body`: pause in real milliseconds. @default 60000 */
  readonly delayMs?: number | undefined
  /** `huge-body`, `gzip-bomb`: size in bytes. @default 104857600 */
  readonly bytes?: number | undefined
  /** `deep-nesting`: levels. @default 100000 */
  readonly depth?: number | undefined
  /** `rate-limit`: value of Retry-After. @default 1 */
  readonly retryAfterSeconds?: number | undefined
  /** `redirect`: target on this machine. @default a path of the same platform */
  readonly location?: string | undefined
  /** `stale-time`, `future-time`, `stale-record`: distance from the virtual time. @default 3600 */
  readonly seconds?: number | undefined
  /** `tampered-field`, `duplicate-key`: the field. @default one that matters */
  readonly field?: string | undefined
  /** `tampered-field`, `bad-phone`, `wrong-watermark`, `wrong-content-type`: the value put there; `error-code`: the code. @default a plausible other one */
  readonly value?: unknown
}

/** One kind of fault. */
export interface FaultDescription {
  /** Its name. */
  readonly name: FaultName
  /** What happens, in one line. */
  readonly description: string
  /** Platforms that can have it. */
  readonly services: readonly ServiceName[]
  /** Operations it makes sense for; absent means all. */
  readonly operations?: readonly string[] | undefined
}

/** A fault that waits for its request. */
export interface ArmedFault {
  /** Its name. */
  readonly name: FaultName
  /** Its options. */
  readonly options: FaultOptions
  /** Requests it will still hit. */
  readonly remaining: number
}

/** Faults and attacks of a namespace. */
export interface SandboxFaults {
  /** Arms a fault for the next matching request or requests; several wait in order. */
  next(name: FaultName, options?: FaultOptions): void
  /** Every fault with one line about it. */
  list(): readonly FaultDescription[]
  /** Faults that still wait. */
  armed(): readonly ArmedFault[]
  /** Disarms all. */
  clear(): void
}
