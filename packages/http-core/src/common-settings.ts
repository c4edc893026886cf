import { readBaseUrl } from './base-url.ts'
import type { CheckReply } from './check-reply.ts'
import { type Clock, systemClock } from './clock.ts'
import { describeValue } from './describe-value.ts'
import type { BaseUrl } from './encode-request.ts'
import { InputError } from './errors/input-error.ts'
import type { OnEvent } from './events.ts'
import type { RetryOptions, RetryPolicy } from './retry.ts'
import type { Signer } from './signer.ts'
import { type ReadTimeLimits, readTimeLimits, type Timeout } from './time-limits.ts'
import type { Transport } from './transport.ts'

/** Options that every client takes. */
export interface CommonSettings {
  /** Where the platform is. Plain http only to this machine. */
  readonly baseUrl?: string
  /** Milliseconds for a whole call with its repeats, or limits per phase. @default 5000 */
  readonly timeout?: Timeout
  /** How often a call that can't act twice is repeated; `false` for never. */
  readonly retry?: RetryOptions | false
  /** How requests are sent. A transport of your own is not closed by the client. @default undici with keep-alive */
  readonly transport?: Transport
  /** Where time is read. @default the machine's clock */
  readonly clock?: Clock
  /** Gets redacted events of every call. */
  readonly onEvent?: OnEvent
}

/** Options of one call. */
export interface CallOptions {
  /** Stops the call; it rejects with the signal's reason, unchanged. */
  readonly signal?: AbortSignal
  /** Milliseconds for this call, or limits per phase. @default the client's */
  readonly timeout?: Timeout
  /** Repeats of this call; `false` for none. @default the client's */
  readonly retry?: RetryOptions | false
}

/** What a platform's package tells the HTTP client about its platform. */
export interface PlatformSettings {
  /** Package name without scope, such as `utools`. */
  readonly service: string
  readonly defaultBaseUrl: string
  readonly checkReply: CheckReply
  readonly signer?: Signer
  /** Headers of every request; names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** Largest reply in bytes. @default 10485760 */
  readonly maxBodyBytes?: number
  /** Header in which the platform gives the id of an exchange. */
  readonly requestIdHeader?: string
  /** Fields whose values an error may show, such as order numbers. All others are treated as secrets. */
  readonly publicFields?: readonly string[]
  /** Texts that no error may show: keys, tokens. */
  readonly secrets?: readonly string[]
}

/** Common settings, read and filled in. */
export interface ReadSettings {
  readonly base: BaseUrl
  readonly limits: ReadTimeLimits
  readonly retry: RetryPolicy
  readonly clock: Clock
  readonly onEvent: OnEvent | undefined
}

const RETRY: RetryPolicy = { limit: 2, baseMs: 200, capMs: 2000 }

/** Options that are objects or functions of the caller's, with what we call on them. */
const SEAMS = [
  ['transport', 'object', ['send']],
  ['clock', 'object', ['now', 'sleep']],
  ['onEvent', 'function', []]
] as const

/**
 * Reads a `retry` option.
 *
 * @throws {@link InputError} naming the part.
 */
export function readRetryPolicy(
  caller: string,
  retry: RetryOptions | false | undefined,
  fallback: RetryPolicy
): RetryPolicy {
  if (retry === undefined) return fallback
  if (retry === false) return { ...fallback, limit: 0 }
  if (typeof retry !== 'object' || retry === null) {
    throw new InputError({ caller, field: 'retry', rule: 'an object or false', received: describeValue(retry) })
  }
  const policy: { -readonly [Name in keyof RetryPolicy]: RetryPolicy[Name] } = { ...fallback }
  for (const [name, value] of Object.entries(retry)) {
    const field = `retry.${name.slice(0, 40)}`
    if (!Object.hasOwn(RETRY, name)) {
      const rule = `one of ${Object.keys(RETRY).join(', ')}`
      throw new InputError({ caller, field, rule, received: 'an unknown option' })
    }
    if (value === undefined) continue
    if (!Number.isSafeInteger(value) || value < 0) {
      throw new InputError({ caller, field, rule: 'an integer from 0 up', received: describeValue(value) })
    }
    policy[name as keyof RetryOptions] = value
  }
  return policy
}

/**
 * Reads the options that every client takes.
 *
 * @throws {@link InputError} naming the option.
 */
export function readCommonSettings(platform: PlatformSettings, settings: CommonSettings): ReadSettings {
  const caller = platform.service
  for (const [name, kind, methods] of SEAMS) {
    const value = settings[name] as Record<string, unknown> | undefined
    if (value === undefined) continue
    if (typeof value === kind && value !== null && methods.every((method) => typeof value[method] === 'function'))
      continue
    const rule = kind === 'function' ? 'a function' : `an object with ${methods.join(' and ')}`
    throw new InputError({ caller, field: name, rule, received: describeValue(value) })
  }
  return {
    base: readBaseUrl(caller, settings.baseUrl ?? platform.defaultBaseUrl),
    limits: readTimeLimits(caller, settings.timeout, { total: 5000 }),
    retry: readRetryPolicy(caller, settings.retry, RETRY),
    clock: settings.clock ?? systemClock,
    onEvent: settings.onEvent
  }
}
