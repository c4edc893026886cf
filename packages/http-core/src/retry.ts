import { ApiError } from './errors/api-error.ts'
import { HttpStatusError } from './errors/http-status-error.ts'
import type { ServiceError } from './errors/service-error.ts'
import type { Effect } from './request-description.ts'
import { backoffMs } from './retry-after.ts'

/** How often and how patiently a failed call is repeated. Only calls that can't act twice are repeated at all. */
export interface RetryOptions {
  /** Repeats after the first try. @default 2 */
  readonly limit?: number
  /** Upper end of the first wait, in milliseconds; doubles with each repeat. @default 200 */
  readonly baseMs?: number
  /** Upper end of any wait, in milliseconds. @default 2000 */
  readonly capMs?: number
}

/** Retry options with every default filled in. */
export type RetryPolicy = Required<RetryOptions>

/** Facts about a failed attempt. */
export interface FailedAttempt {
  readonly error: ServiceError
  /** Number of the attempt, from 1. */
  readonly attempt: number
  readonly effect: Effect
  /** Whether the request may have left this machine. */
  readonly sent: boolean
  /** Milliseconds that are left of the call's total time. */
  readonly leftMs: number
  /** From 0 up to 1. */
  readonly random: number
}

/**
 * Decides whether a failed attempt is repeated, and after how long.
 *
 * @returns Milliseconds to wait; `undefined` when the error is final: not retryable, tries or time used up, or a write
 *   that may have been sent.
 */
export function retryDelay(policy: RetryPolicy, failed: FailedAttempt): number | undefined {
  const { error, attempt } = failed
  if (attempt > policy.limit || !error.retryable) return undefined
  // Whatever is not known to be repeatable is a write that could act twice.
  if (failed.sent && failed.effect !== 'read' && failed.effect !== 'keyed-write') return undefined
  const asked = HttpStatusError.isInstance(error) || ApiError.isInstance(error) ? error.retryAfterMs : undefined
  // What the server asks for is kept to the letter; only our own guess is jittered.
  const delay = asked ?? backoffMs(attempt, policy.baseMs, policy.capMs, failed.random)
  // A repeat with less than a millisecond left could only time out.
  return delay + 1 < failed.leftMs ? delay : undefined
}
