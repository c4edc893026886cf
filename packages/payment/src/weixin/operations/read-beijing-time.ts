import { InputError, readText } from '@kaifang/http-core'

/**
 * Reads a day (`yyyyMMdd`) or a second (`yyyyMMddHHmmss`), Beijing time, that the calendar has.
 *
 * @throws {@link InputError} naming the field.
 */
export function readBeijingTime(caller: string, field: string, value: unknown, shape: 'day' | 'second'): string {
  const [pattern, patternRule] =
    shape === 'day'
      ? [/^(\d{4})(\d\d)(\d\d)$/, 'a day as yyyyMMdd, such as 20140603']
      : [/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, 'a time as yyyyMMddHHmmss, such as 20091225091010']
  const text = readText(caller, field, value, { pattern, patternRule })
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = (pattern.exec(text) ?? [])
    .slice(1)
    .map(Number)
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  const digits = date.toISOString().replace(/\D/g, '').slice(0, text.length)
  if (digits === text && year >= 1900) return text
  throw new InputError({ caller, field, rule: patternRule, received: 'what the calendar does not have' })
}
