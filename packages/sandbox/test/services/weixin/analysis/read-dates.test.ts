import { describe, expect, it } from 'vitest'
import { type DateRule, readDates } from '../../../../src/services/weixin/analysis/read-dates.ts'

/** 2026-04-10 12:00 in China. */
const now = Date.UTC(2026, 3, 10, 4)
const read = (rule: DateRule, begin: unknown, end: unknown, mustEndYesterday = false): unknown => {
  try {
    const { first, last } = readDates({ begin_date: begin, end_date: end }, rule, now, mustEndYesterday)
    return last - first
  } catch (error) {
    return (error as { errcode: number }).errcode
  }
}

// WeChat reference 3; that two days give 61501 is confirmed by staff.
describe('readDates', () => {
  it.each<[DateRule, unknown, unknown, number]>([
    ['day', '20260301', '20260301', 0],
    ['day', '20260409', '20260409', 0],
    ['day', '20260410', '20260410', 61501],
    ['day', '20260301', '20260302', 61501],
    ['day', '20260302', '20260301', 61501],
    ['week', '20260302', '20260308', 6],
    ['week', '20170306', '20170312', 6],
    ['week', '20260301', '20260307', 61501],
    ['week', '20260302', '20260309', 61501],
    ['week', '20260406', '20260412', 61501],
    ['month', '20260201', '20260228', 27],
    ['month', '20240201', '20240229', 28],
    ['month', '20260301', '20260331', 30],
    ['month', '20260301', '20260330', 61501],
    ['month', '20260201', '20260331', 61501],
    ['month', '20260401', '20260430', 61501],
    ['portrait', '20260409', '20260409', 0],
    ['portrait', '20260403', '20260409', 6],
    ['portrait', '20170611', '20170617', 6],
    ['portrait', '20260311', '20260409', 29],
    ['portrait', '20260402', '20260409', 61501],
    ['portrait', '20260404', '20260410', 61501],
    ['day', '2026-03-01', '2026-03-01', 61500],
    ['day', '20260229', '20260229', 61500],
    ['day', 20260301, 20260301, 61500],
    ['day', undefined, '20260301', 61500]
  ])('%s from %j to %j gives %d', (rule, begin, end, expected) => {
    expect(read(rule, begin, end)).toBe(expected)
  })

  it('lets a portrait end yesterday only, if told so', () => {
    expect(read('portrait', '20260402', '20260408', true)).toBe(61501)
    expect(read('portrait', '20260403', '20260409', true)).toBe(6)
    expect(read('day', '20260301', '20260301', true)).toBe(0)
  })

  it('names the day that it takes for yesterday', () => {
    expect(() => readDates({ begin_date: '20260410', end_date: '20260410' }, 'day', now, false)).toThrow(
      expect.objectContaining({
        explanation: {
          summary: expect.stringContaining('20260409'),
          likelyCause: expect.stringContaining("host's own time zone")
        }
      })
    )
  })
})
