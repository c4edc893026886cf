import type { FaultName, SandboxFaults } from './fault-types.ts'
import type { AlipayPlaySettings, AlipaySandbox } from './services/alipay/alipay-types.ts'
import type { TianyiH5Sandbox, TianyiH5Settings } from './services/tianyi-h5/tianyi-h5-types.ts'
import type { UtoolsSandbox, UtoolsSettings } from './services/utools/utools-types.ts'
import type { WeixinSandbox, WeixinSettings } from './services/weixin/weixin-types.ts'
import type { WeixinPaySandbox, WeixinPaySettings } from './services/weixin-pay/weixin-pay-types.ts'
import type { YouzanSandbox, YouzanSettings } from './services/youzan/youzan-types.ts'

/** The platforms that are played, by the name that logs, faults and paths use. */
export type ServiceName = 'utools' | 'tianyi-h5' | 'weixin' | 'youzan' | 'weixin-pay' | 'alipay'

/** A span of virtual time: milliseconds, or a number with a unit such as `'500ms'`, `'15s'`, `'10m'`, `'2h'`, `'1d'`. */
export type Duration = number | `${number}${'ms' | 's' | 'm' | 'h' | 'd'}`

/** What {@link startSandbox} can be told. Everything has a default. */
export interface SandboxOptions {
  /** TCP port on 127.0.0.1; 0 takes a free one. @default 0 */
  readonly port?: number | undefined
  /** Everything minted (ids, tokens, secrets) follows from it. @default a random one, readable as `sandbox.seed` */
  readonly seed?: string | number | undefined
  /** Virtual time at the start and after `reset()`, epoch milliseconds. @default the real time */
  readonly startTime?: number | undefined
  /** With `true`, time moves only by `clock.advance()`. With `false`, it also runs with the real time. @default false */
  readonly frozen?: boolean | undefined
  /** Requests kept in the log of each namespace; older ones are forgotten. @default 1000 */
  readonly logLimit?: number | undefined
  /** How uTools is played where its documents leave a choice. */
  readonly utools?: Partial<UtoolsSettings> | undefined
  /** How Tianyi H5 is played where its documents leave a choice. */
  readonly tianyiH5?: Partial<TianyiH5Settings> | undefined
  /** How WeChat is played where its documents leave a choice. */
  readonly weixin?: Partial<WeixinSettings> | undefined
  /** How Youzan is played where its documents leave a choice. */
  readonly youzan?: Partial<YouzanSettings> | undefined
  /** How WeChat Pay is played where its documents leave a choice. */
  readonly weixinPay?: Partial<WeixinPaySettings> | undefined
  /** How Alipay is played where its documents leave a choice. */
  readonly alipay?: Partial<AlipayPlaySettings> | undefined
}

/** One namespace of a running sandbox: its platforms, its time, its log. Frozen. */
export interface Sandbox {
  /** Name of this namespace; `'default'` for what {@link startSandbox} returns. */
  readonly name: string
  /** Address of this namespace, without a trailing slash; the control API is below it at `/_sandbox`. */
  readonly url: string
  /** The seed in use: start again with it to get the same ids, tokens and secrets. */
  readonly seed: string
  /** uTools server API. */
  readonly utools: UtoolsSandbox
  /** Tianyi cloud drive (天翼云盘) H5. */
  readonly tianyiH5: TianyiH5Sandbox
  /** WeChat mini program (微信小程序) server API. */
  readonly weixin: WeixinSandbox
  /** Youzan cloud (有赞云). */
  readonly youzan: YouzanSandbox
  /** WeChat Pay (微信支付), API v2. */
  readonly weixinPay: WeixinPaySandbox
  /** Alipay (支付宝). */
  readonly alipay: AlipaySandbox
  /** The virtual clock, by which the platforms judge timestamps and deliver callbacks. */
  readonly clock: SandboxClock
  /** Faults and attacks on demand. */
  readonly faults: SandboxFaults
  /** The requests that arrived, oldest first, each refusal with its explanation. */
  requests(filter?: RequestFilter): readonly RequestLogEntry[]
  /** What is simulated, what is only validated and what is absent. */
  coverage(): readonly ServiceCoverage[]
  /** Puts the namespace back to its first state: same credentials, same ids again, empty log and outbox, no faults. */
  reset(): void
  /** Another namespace of the same server, made when it is first named; it shares nothing but the port. */
  namespace(name: string): Sandbox
  /** Stops the server (or, on a named namespace, ends that namespace alone) and leaves no timer and no socket behind. */
  close(): Promise<void>
}

/** The virtual clock of a namespace. Fits a client's `clock` option. */
export interface SandboxClock {
  /** Virtual time in milliseconds since the epoch. */
  now(): number
  /**
   * Moves time on and performs everything that falls due on the way, in order; resolves when all of it was delivered.
   * Do not wait for it inside the receiver of a callback: it waits for that receiver's answer.
   */
  advance(by: Duration): Promise<void>
  /** Resolves when virtual time has moved by that many milliseconds; rejects with the signal's reason. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
}

/** Which requests `requests()` should return. */
export interface RequestFilter {
  /** Only this platform. */
  readonly service?: ServiceName | undefined
  /** Only this operation, e.g. `'getBaseInfo'`. */
  readonly operation?: string | undefined
}

/** One request that arrived. It holds tokens and signatures in clear: they are the sandbox's own. */
export interface RequestLogEntry {
  /** Counts from 1. */
  readonly id: number
  /** Virtual time of arrival, epoch milliseconds. */
  readonly at: number
  /** The platform that was asked. */
  readonly service: ServiceName
  /** The operation, when path and method name one. */
  readonly operation?: string | undefined
  /** HTTP method. */
  readonly method: string
  /** Path and query as the platform saw them, without the sandbox's own prefix. */
  readonly url: string
  /** Request headers, names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** The first 64 KiB of the body as text. */
  readonly body: string
  /** Status of the answer; absent when the connection was cut instead. */
  readonly status?: number | undefined
  /** The fault that was played on it. */
  readonly fault?: FaultName | undefined
  /** Why it was refused, or what the fault did. Never part of the answer. */
  readonly explanation?: Explanation | undefined
}

/** Why a request was refused. */
export interface Explanation {
  /** One sentence. */
  readonly summary: string
  /** What the sandbox signed, byte for byte. */
  readonly stringToSign?: string | undefined
  /** What the client must have signed, if one of the usual mistakes reproduces its signature. */
  readonly clientSigned?: string | undefined
  /** First byte (from 0) at which `stringToSign` and `clientSigned` differ. */
  readonly stringDiffersAt?: number | undefined
  /** The right signature. */
  readonly expectedSignature?: string | undefined
  /** The signature that came. */
  readonly receivedSignature?: string | undefined
  /** First byte (from 0) at which the two signatures differ. */
  readonly signatureDiffersAt?: number | undefined
  /** Client's time minus the platform's, in seconds. */
  readonly skewSeconds?: number | undefined
  /** The most likely mistake and its cure. */
  readonly likelyCause?: string | undefined
}

/** How far an operation is played. */
export type CoverageStatus = 'simulated' | 'validated only' | 'absent'

/** One platform in the coverage report. */
export interface ServiceCoverage {
  /** Its name. */
  readonly service: ServiceName
  /** Its name for people. */
  readonly title: string
  /** Its operations. */
  readonly operations: readonly OperationCoverage[]
}

/** One operation in the coverage report. */
export interface OperationCoverage {
  /** Name as in the client, e.g. `'getBaseInfo'`. */
  readonly operation: string
  /** HTTP method, or the direction of a callback. */
  readonly method: string
  /** Path below the platform's base URL. */
  readonly path: string
  /** How far it is played. */
  readonly status: CoverageStatus
  /** What is checked and answered, or what is missing. */
  readonly note: string
}
