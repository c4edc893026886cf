import { expect, it } from 'vitest'
import { chinaDay, chinaTime, readChinaTime } from '../../../../src/services/alipay/wire/china-time.ts'

it('writes Beijing time, whatever the zone of the machine', () => {
  expect(chinaTime(Date.UTC(2026, 0, 1, 16, 0, 1))).toBe('2026-01-02 00:00:01')
  expect(chinaDay(Date.UTC(2026, 0, 1, 15, 59, 59))).toBe('2026-01-01')
})

it.each([
  ['2026-01-02 00:00:01', Date.UTC(2026, 0, 1, 16, 0, 1)],
  ['2026-01-02 00:00', Date.UTC(2026, 0, 1, 16, 0, 0)],
  ['2026-02-29 00:00:00', undefined],
  ['2026-01-02T00:00:00', undefined],
  ['2026-13-02 00:00:00', undefined],
  ['', undefined]
])('reads %j', (text, atMs) => {
  expect(readChinaTime(text)).toBe(atMs)
})
