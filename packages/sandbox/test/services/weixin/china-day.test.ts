import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chinaDay, chinaHour, dayText, readDayText } from '../../../src/services/weixin/china-day.ts'

/** The calendar of the runtime, as a second opinion. China had summer time until 1991, the platform was born later. */
const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit'
})
const hours = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' })

describe('the day in China', () => {
  it('is that of the calendar for any moment from 2011 on', () => {
    const moments = fc.integer({ min: Date.UTC(2011, 0, 1), max: Date.UTC(2099, 0, 1) })
    fc.assert(
      fc.property(moments, (moment) => {
        expect(dayText(chinaDay(moment))).toBe(calendar.format(moment).replaceAll('-', ''))
        expect(chinaHour(moment)).toBe(Number(hours.format(moment)))
      })
    )
  })

  it('begins at 16:00 UTC', () => {
    expect(dayText(chinaDay(Date.UTC(2026, 1, 28, 15, 59, 59)))).toBe('20260228')
    expect(dayText(chinaDay(Date.UTC(2026, 1, 28, 16)))).toBe('20260301')
  })

  it('is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (day) => {
        expect(readDayText(dayText(day))).toBe(day)
      })
    )
  })

  it.each(['', '2026-03-01', '20260229', '20261301', '20260100', '2026031', '202603011', ' 20260301', 20260301, null])(
    'is no date: %j',
    (text) => {
      expect(readDayText(text)).toBeUndefined()
    }
  )
})
