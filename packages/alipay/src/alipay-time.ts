/** Beijing is 8 hours ahead, without summer time since 1991. */
const BEIJING_MS = 8 * 3_600_000
const TIME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?$/

/**
 * Writes a time as the platform wants it: `yyyy-MM-dd HH:mm:ss` in Beijing, wherever this machine stands.
 *
 * @param ms - Milliseconds since the epoch.
 * @example
 * ```ts
 * import { formatAlipayTime } from '@kaifang/alipay'
 *
 * console.log(formatAlipayTime(Date.UTC(2023, 11, 20, 22, 54, 37))) // => 2023-12-21 06:54:37
 * ```
 */
export function formatAlipayTime(ms: number): string {
  return new Date(ms + BEIJING_MS).toISOString().slice(0, 19).replace('T', ' ')
}

/**
 * Reads a time of the platform; `gmt_refund` may carry milliseconds.
 *
 * @returns Milliseconds since the epoch; `undefined` for anything that is no such time.
 */
export function readAlipayTime(text: unknown): number | undefined {
  const match = typeof text === 'string' ? TIME.exec(text) : null
  if (match === null) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number
  ]
  const ms = Date.UTC(year, month - 1, day, hour, minute, second, Number((match[7] ?? '').padEnd(3, '0'))) - BEIJING_MS
  // A 30th of February would have become a day of March.
  return formatAlipayTime(ms) === (text as string).slice(0, 19) ? ms : undefined
}
