import { expect, it } from 'vitest'
import { billWindow } from '../../../../src/services/weixin-pay/bills/bill-window.ts'

// 2026-01-02 00:00 in China is 2026-01-01 16:00 UTC.
const hours = (count: number) => Date.UTC(2026, 0, 1, 16) + count * 3_600_000

it.each([
  ['20260102', 0, 'not yet'],
  ['20260102', 32.99, 'not yet'],
  ['20260102', 33, 'being made'],
  ['20260102', 34, 'ready'],
  ['20260102', 94 * 24, 'too old'],
  ['20260230', 34, 'no date'],
  ['2026-1-2', 34, 'no date'],
  ['20260103', 34, 'not yet']
])('%s, %d hours after the day began: %s', (day, after, state) => {
  expect(billWindow(day, hours(after)).state).toBe(state)
})

it('keeps bills from a given day on, if told so', () => {
  expect(billWindow('20170601', hours(0), '20170601')).toEqual({ state: 'ready', madeAtMs: Date.UTC(2017, 5, 2, 1) })
  expect(billWindow('20170531', hours(0), '20170601').state).toBe('too old')
})
