const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * Reads `Retry-After` (RFC 9110 section 10.2.3): seconds or an HTTP date.
 *
 * @param value - The header, if there was one.
 * @param nowMs - Now, for dates.
 * @returns Milliseconds to wait, at least 0; `undefined` when absent or malformed.
 */
export function readRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  if (value === undefined) return undefined
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  if (!HTTP_DATE.test(value)) return undefined
  const at = Date.parse(value)
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs)
}

/**
 * Exponential backoff with full jitter: a random time from 0 to `baseMs * 2^(attempt - 1)`, capped.
 *
 * @param attempt - Number of the attempt that failed, from 1.
 * @param random - A number from 0 up to 1.
 */
export function backoffMs(attempt: number, baseMs: number, capMs: number, random: number): number {
  // Doubled 40 times at most: 0 times infinity would be no number.
  return Math.floor(random * Math.min(capMs, baseMs * 2 ** Math.min(attempt - 1, 40)))
}
