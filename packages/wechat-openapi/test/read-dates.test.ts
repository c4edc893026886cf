import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DateRule, readDates } from '../src/read-dates.ts'

const check = (dateRule: DateRule, beginDate: string, endDate: string) => () =>
  readDates('caller', { beginDate, endDate }, dateRule)
const textOf = (day: Date) => day.toISOString().slice(0, 10).replaceAll('-', '')

describe('readDates', () => {
  it.each([
    ['day', '20170313', '20170313'],
    ['day', '20240229', '20240229'],
    ['week', '20170306', '20170312'],
    ['week', '20241230', '20250105'],
    ['month', '20170201', '20170228'],
    ['month', '20240201', '20240229'],
    ['month', '20171201', '20171231'],
    ['month', '19000201', '19000228'],
    ['portrait', '20170611', '20170611'],
    ['portrait', '20170611', '20170617'],
    ['portrait', '20170520', '20170618']
  ] as const)('takes for a %s: %s to %s', (dateRule, beginDate, endDate) => {
    expect(check(dateRule, beginDate, endDate)()).toEqual({ begin_date: beginDate, end_date: endDate })
  })

  it.each([
    // As the seed says it; the platform answers 61501.
    ['day', '20170312', '20170313'],
    ['day', '20170313', '20170312'],
    ['week', '20170305', '20170311'],
    ['week', '20170306', '20170319'],
    ['month', '20170201', '20170301'],
    ['month', '20170202', '20170228'],
    ['month', '20170101', '20170228'],
    ['portrait', '20170611', '20170612'],
    ['portrait', '20170617', '20170611']
  ] as const)('refuses for a %s: %s to %s', (dateRule, beginDate, endDate) => {
    expect(check(dateRule, beginDate, endDate)).toThrow(/"endDate" expected .+, got the days/)
  })

  it.each(['2017-03-13', '2017313', '20170229', '20171301', '20170300', '００００００００', '', 'yyyymmdd'])(
    'refuses the day %j',
    (day) => {
      expect(check('day', day, day)).toThrow('"beginDate" expected a day of the calendar as yyyymmdd')
    }
  )

  it.each([20170313, null, undefined, new Date(0)])('refuses the day %j, which is no text', (day) => {
    expect(check('day', day as never, '20170313')).toThrow('"beginDate" expected')
  })

  it('knows every week and month of a century', () => {
    const from = new Date(Date.UTC(1990, 0, 1))
    const day = fc.integer({ min: 0, max: 36_500 }).map((days) => new Date(from.getTime() + days * 86_400_000))
    fc.assert(
      fc.property(day, (date) => {
        const monday = new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * 86_400_000)
        const sunday = new Date(monday.getTime() + 6 * 86_400_000)
        expect(check('week', textOf(monday), textOf(sunday))).not.toThrow()
        const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1))
        const next = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1))
        expect(check('month', textOf(first), textOf(new Date(next.getTime() - 86_400_000)))).not.toThrow()
        expect(check('month', textOf(first), textOf(next))).toThrow()
      }),
      { numRuns: 300 }
    )
  })
})
