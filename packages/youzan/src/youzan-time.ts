import { describeValue, InputError } from '@kaifang/http-core'

const TEXT = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})$/
/** China's offset from UTC, in milliseconds; no summer time since 1991. */
const CHINA_MS = 28_800_000
/** Below it a number counts seconds: the year 1973 in milliseconds, 5138 in seconds. */
const SECONDS_BELOW = 100_000_000_000

/**
 * Reads a time of a reply (`yyyy-MM-dd HH:mm:ss`, UTC+08:00; some fields are seconds or milliseconds since the epoch).
 *
 * @param value - As it came.
 * @returns Milliseconds since the epoch; `undefined` for all that the platform writes for "not yet": nothing, `null`, `''`,
 *   0 and `1970-01-01 08:00:00`.
 * @throws {@link InputError} for anything else.
 * @example
 * ```ts
 * import { readYouzanTime } from '@kaifang/youzan'
 * console.log(readYouzanTime('2026-01-02 11:04:05') === Date.UTC(2026, 0, 2, 3, 4, 5)) // => true
 * console.log(readYouzanTime('1970-01-01 08:00:00')) // => undefined
 * ```
 */
export function readYouzanTime(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '' || value === 0 || value === '0') return undefined
  if ((typeof value === 'number' && value > 0) || (typeof value === 'string' && /^\d{9,15}$/.test(value))) {
    const number = Number(value)
    if (Number.isSafeInteger(number)) return number < SECONDS_BELOW ? number * 1000 : number
  }
  const parts = typeof value === 'string' ? TEXT.exec(value) : null
  if (parts !== null) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map(Number)
    const ms = Date.UTC(year, month - 1, day, hour, minute, second) - CHINA_MS
    // A day that does not exist has become another one.
    if (ms >= -CHINA_MS && formatYouzanTime(ms) === value) return ms === 0 ? undefined : ms
  }
  throw new InputError({
    caller: 'readYouzanTime',
    field: 'value',
    rule: 'yyyy-MM-dd HH:mm:ss, or a time since the epoch',
    received: describeValue(value)
  })
}

/**
 * Writes a time as most parameters want it: `yyyy-MM-dd HH:mm:ss` in China's time. Leaving out the time of day gives 5001.
 *
 * @param time - Milliseconds since the epoch, or a `Date`; years 1970 to 9999.
 * @throws {@link InputError} for anything else.
 * @example
 * ```ts
 * import { formatYouzanTime } from '@kaifang/youzan'
 * console.log(formatYouzanTime(Date.UTC(2026, 0, 2, 3, 4, 5))) // => 2026-01-02 11:04:05
 * ```
 */
export function formatYouzanTime(time: number | Date): string {
  const ms: unknown = time instanceof Date ? time.getTime() : time
  if (typeof ms === 'number' && ms >= -CHINA_MS && ms < 253_402_300_800_000 - CHINA_MS) {
    return new Date(ms + CHINA_MS).toISOString().slice(0, 19).replace('T', ' ')
  }
  const rule = 'milliseconds since the epoch, or a Date'
  throw new InputError({ caller: 'formatYouzanTime', field: 'time', rule, received: describeValue(time) })
}
