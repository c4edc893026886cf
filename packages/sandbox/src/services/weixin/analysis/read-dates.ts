import { chinaDay, dayText, readDayText } from '../china-day.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'

/** What a call may ask for. */
export type DateRule = 'day' | 'week' | 'month' | 'portrait'

/** A span of days since 1970-01-01. */
export interface DaySpan {
  readonly first: number
  readonly last: number
}

const rules: Readonly<Record<DateRule, (span: DaySpan) => string | undefined>> = {
  day: ({ first, last }) => (first === last ? undefined : 'begin_date and end_date must be the same day'),
  week: ({ first, last }) =>
    weekday(first) === 1 && last === first + 6 ? undefined : 'begin_date must be a Monday, end_date its Sunday',
  month: ({ first, last }) =>
    dayText(first).endsWith('01') && isLastOfMonth(last) && dayText(first).slice(0, 6) === dayText(last).slice(0, 6)
      ? undefined
      : 'begin_date must be the first, end_date the last day of one month',
  portrait: ({ first, last }) =>
    [0, 6, 29].includes(last - first) ? undefined : 'end_date must be 0, 6 or 29 days after begin_date'
}

/** Reads `begin_date` and `end_date` (61500 for what is no date, 61501 for a span that the call does not take). */
export function readDates(
  body: Readonly<Record<string, unknown>>,
  rule: DateRule,
  nowMs: number,
  mustEndYesterday: boolean
): DaySpan {
  const [first, last] = ['begin_date', 'end_date'].map((name) => {
    const day = readDayText(body[name])
    if (day === undefined) throw new WeixinRefusal(61500, `${name} must be text of the form yyyymmdd and a real date`)
    return day
  }) as [number, number]
  const broken = rules[rule]({ first, last })
  if (broken !== undefined) throw new WeixinRefusal(61501, broken)
  const yesterday = chinaDay(nowMs) - 1
  if (last > yesterday) {
    const summary = `end_date is at latest yesterday in China (UTC+8), which is ${dayText(yesterday)}`
    throw new WeixinRefusal(61501, {
      summary,
      likelyCause: "the date was computed in the host's own time zone, or the sandbox's clock stands elsewhere"
    })
  }
  if (mustEndYesterday && rule === 'portrait' && last !== yesterday) {
    throw new WeixinRefusal(61501, 'end_date must be yesterday (setting portraitMustEndYesterday of the sandbox)')
  }
  return { first, last }
}

/** 0 is Sunday. 1970-01-01 was a Thursday. */
function weekday(day: number): number {
  return (day + 4) % 7
}

function isLastOfMonth(day: number): boolean {
  return dayText(day + 1).endsWith('01')
}
