import { expect, it } from 'vitest'
import { dateOrAbsent } from '../../../../src/services/youzan/trade/date-or-absent.ts'
import { defaultYouzanSettings as settings } from '../../../../src/services/youzan/youzan-settings.ts'

// Youzan reference 11.2: empty dates arrive as "", null, missing, or 1970-01-01 08:00:00.
it('dates that are not there come in all four forms, mixed by field', () => {
  const names = ['pay_time', 'confirm_time', 'success_time', 'delivery_start_time'] as const
  expect(names.map((name) => dateOrAbsent(name, undefined, settings))).toEqual([
    '',
    null,
    '1970-01-01 08:00:00',
    undefined
  ])
})

it('or in the one that is asked for', () => {
  expect(dateOrAbsent('pay_time', undefined, { ...settings, absentDates: 'null' })).toBeNull()
  expect(dateOrAbsent('pay_time', undefined, { ...settings, absentDates: 'missing' })).toBeUndefined()
})

it('a date that is there is China time', () => {
  expect(dateOrAbsent('pay_time', Date.UTC(2026, 0, 1, 16), settings)).toBe('2026-01-02 00:00:00')
})
