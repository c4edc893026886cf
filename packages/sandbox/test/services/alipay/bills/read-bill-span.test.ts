import { expect, it } from 'vitest'
import { readBillSpan } from '../../../../src/services/alipay/bills/read-bill-span.ts'

const beijing = (text: string): number => Date.parse(`${text}+08:00`)

it.each([
  ['2026-01-02', '20260102', '2026-01-02T00:00', '2026-01-03T00:00', '2026-01-03T10:00'],
  ['2026-12-31', '20261231', '2026-12-31T00:00', '2027-01-01T00:00', '2027-01-01T10:00'],
  ['2026-01', '202601', '2026-01-01T00:00', '2026-02-01T00:00', '2026-02-04T10:00'],
  ['2026-12', '202612', '2026-12-01T00:00', '2027-01-01T00:00', '2027-01-04T10:00']
])('%s covers its time in Beijing', (date, name, from, until, ready) => {
  expect(readBillSpan(date)).toEqual({ name, fromMs: beijing(from), untilMs: beijing(until), readyMs: beijing(ready) })
})

it.each(['', '20260102', '2026-1-2', '2026-02-30', '2026-13', '2026-00', '2026', 'x'])('%j is none', (date) => {
  expect(readBillSpan(date)).toBeUndefined()
})

it('has no month after the last year', () => {
  expect(readBillSpan('9999-12')).toBeUndefined()
})
