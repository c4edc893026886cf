import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'

/** Longest limit that a timer can keep: about 24.8 days. */
const MAX_MS = 2_147_483_647

const NAMES: readonly string[] = ['total', 'attempt', 'connect', 'headers', 'body'] satisfies (keyof TimeLimits)[]

/** Limits of a call in milliseconds. */
export interface TimeLimits {
  /** The whole call with all its repeats. @default 5000 */
  readonly total?: number
  /** One attempt. @default what is left of the total */
  readonly attempt?: number
  /** Until the request goes out: name look-up, connection, TLS, queue. A connection itself has at most 10 seconds. */
  readonly connect?: number
  /** From there until the reply's headers. */
  readonly headers?: number
  /** From there until the end of the body. */
  readonly body?: number
}

/** A total in milliseconds, or limits per phase. */
export type Timeout = number | TimeLimits

/** Limits with the total filled in. */
export type ReadTimeLimits = TimeLimits & { readonly total: number }

/**
 * Reads a `timeout` option.
 *
 * @throws {@link InputError} for anything but positive milliseconds that a timer can keep.
 */
export function readTimeLimits(caller: string, timeout: Timeout | undefined, fallback: ReadTimeLimits): ReadTimeLimits {
  if (timeout === undefined) return fallback
  const given: unknown = timeout
  const limits = typeof given === 'object' && given !== null ? given : { total: given }
  const read: Record<string, number> & { total: number } = { ...fallback }
  for (const [name, value] of Object.entries(limits) as [string, unknown][]) {
    const field = limits === given ? `timeout.${name.slice(0, 40)}` : 'timeout'
    if (!NAMES.includes(name)) {
      throw new InputError({ caller, field, rule: `one of ${NAMES.join(', ')}`, received: 'an unknown limit' })
    }
    if (value === undefined) continue
    if (typeof value !== 'number' || !(value >= 1 && value <= MAX_MS)) {
      const rule = `milliseconds from 1 to ${MAX_MS}`
      throw new InputError({ caller, field, rule, received: describeValue(value) })
    }
    read[name] = value
  }
  return read
}
