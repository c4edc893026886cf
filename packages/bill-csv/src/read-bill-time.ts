import { BillError } from './bill-error.ts'
import { describeValue } from './describe-value.ts'

const FORM = /^(\d{4})-(\d{2})-(\d{2}) {1,2}(\d{2}):(\d{2}):(\d{2})$/
// China has one zone and no summer time since 1991; bills are younger.
const OFFSET_MS = 8 * 3_600_000

/**
 * Reads a time of a bill, which is Beijing time without saying so.
 *
 * > [!NOTE]
 * > Two spaces between day and hour are accepted: the sandbox of WeChat Pay writes them.
 *
 * @param text - `yyyy-MM-dd HH:mm:ss`, UTC+08:00, as it stands in the row.
 * @returns Milliseconds since the epoch.
 * @throws {TypeError} when it is no text.
 * @throws {BillError} `ERR_BILL_CSV_TIME` when the form is another one, or there is no such day, hour, minute or second.
 * @example
 * ```ts
 * import { readBillTime } from '@kaifang/bill-csv'
 *
 * const time = readBillTime('2021-01-28 17:07:11')
 * console.log(time, new Date(time).toISOString()) // => 1611824831000 2021-01-28T09:07:11.000Z
 * ```
 */
export function readBillTime(text: string): number {
  if (typeof text !== 'string') throw new TypeError(`"text" expected a time as text, got ${describeValue(text)}`)
  const [, year, month, day, hour, minute, second] = FORM.exec(text)?.map(Number) ?? []
  const time = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second))
  const isSame =
    time.getUTCFullYear() === year &&
    time.getUTCMonth() + 1 === month &&
    time.getUTCDate() === day &&
    time.getUTCHours() === hour &&
    time.getUTCMinutes() === minute &&
    time.getUTCSeconds() === second
  if (isSame) return time.getTime() - OFFSET_MS
  throw new BillError(
    'ERR_BILL_CSV_TIME',
    'expected a time such as 2021-01-28 17:07:11 (UTC+08:00), got text that is none; was the file saved by a spreadsheet?'
  )
}
