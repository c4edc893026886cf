import { describeValue, InputError, readInput } from '@kaifang/http-core'
import type { TokenInput } from './token-input.ts'

/** Input of every call of `analysis` (数据分析). Dates are those of China (UTC+08:00), also where your server is elsewhere. */
export interface AnalysisInput extends TokenInput {
  /** First day (开始日期), `yyyymmdd`. */
  readonly beginDate: string
  /** Last day (结束日期), `yyyymmdd`; at latest yesterday. */
  readonly endDate: string
}

/** How the two days of an input must stand to each other. */
export type DateRule = 'day' | 'week' | 'month' | 'portrait'

const DAY_MS = 86_400_000

const RULES: Readonly<
  Record<DateRule, { readonly rule: string; readonly test: (first: Date, last: Date) => boolean }>
> = {
  day: {
    rule: 'the same day as "beginDate"',
    test: (first, last) => daysBetween(first, last) === 0
  },
  week: {
    rule: 'the Sunday after "beginDate", which is a Monday',
    test: (first, last) => first.getUTCDay() === 1 && daysBetween(first, last) === 6
  },
  month: {
    rule: 'the last day of the month whose first day is "beginDate"',
    test: (first, last) => first.getUTCDate() === 1 && last.getTime() === lastOfMonth(first)
  },
  portrait: {
    rule: '0, 6 or 29 days after "beginDate"',
    test: (first, last) => [0, 6, 29].includes(daysBetween(first, last))
  }
}

function daysBetween(first: Date, last: Date): number {
  return (last.getTime() - first.getTime()) / DAY_MS
}

function lastOfMonth(first: Date): number {
  return Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)
}

/** Reads `yyyymmdd` as a day of the calendar; a calendar has no time zone, so UTC stands for it. */
function readDay(caller: string, field: string, value: unknown): Date {
  const parts = typeof value === 'string' ? /^(\d{4})(\d{2})(\d{2})$/.exec(value) : null
  const [, year, month, date] = (parts ?? []).map(Number) as [number, number, number, number]
  const day = new Date(Date.UTC(year, month - 1, date))
  if (parts !== null && day.toISOString().slice(0, 10).replaceAll('-', '') === value) return day
  const rule = 'a day of the calendar as yyyymmdd'
  throw new InputError({ caller, field, rule, received: describeValue(value) })
}

/**
 * Reads the days of an analysis. What comes of a day that is not over is left to the platform: clocks differ.
 *
 * @param caller - Operation, for the message.
 * @param input - The two days.
 * @param dateRule - A day is one day, a week Monday to Sunday, a month its first to its last day, a portrait 1, 7 or 30
 *   days.
 * @returns The body to send.
 * @throws {@link InputError} naming the day and the rule.
 */
export function readDates(
  caller: string,
  input: AnalysisInput,
  dateRule: DateRule
): { readonly begin_date: string; readonly end_date: string } {
  readInput(caller, input, ['accessToken', 'beginDate', 'endDate'])
  const first = readDay(caller, 'beginDate', input.beginDate)
  const last = readDay(caller, 'endDate', input.endDate)
  const { rule, test } = RULES[dateRule]
  if (test(first, last)) return { begin_date: input.beginDate, end_date: input.endDate }
  const received = `the days ${input.beginDate} to ${input.endDate}`
  throw new InputError({ caller, field: 'endDate', rule, received })
}
