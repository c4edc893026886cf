import { expect, it } from 'vitest'
import { readBillDate } from '../../../src/alipay/operations/read-bill-date.ts'

it.each([
  ['20140603', '2014-06-03'],
  ['2014-06-03', '2014-06-03'],
  ['201406', '2014-06'],
  ['2014-06', '2014-06'],
  ['20240229', '2024-02-29']
])('writes %s as %s', (given, written) => {
  expect(readBillDate('payment.openBill', given)).toBe(written)
})

it.each([
  ['the 31st of April', '20260431', 'no date of the calendar'],
  ['the 29th of February of a common year', '20260229', 'no date of the calendar'],
  ['a 13th month', '202613', 'no date of the calendar'],
  ['half a form', '2014-0603', 'text of 9 characters'],
  ['a time behind', '20140603 ', 'text of 9 characters'],
  ['a number', 20140603, 'an integer outside the range'],
  ['nothing', undefined, 'nothing']
])('refuses %s', (_what, given, received) => {
  expect(() => readBillDate('payment.openBill', given)).toThrow(
    `payment.openBill: "billDate" expected a day like 20140603 or a month like 201406, got ${received}`
  )
})
