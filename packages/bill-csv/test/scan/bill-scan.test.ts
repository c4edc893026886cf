import { expect, it } from 'vitest'
import { BillError } from '../../src/bill-error.ts'
import { reportFault, tooLong, withoutFooter } from '../../src/scan/bill-scan.ts'
import { faultOf, scanWith } from '../support/small-bills.ts'

it('throws a fault in strict mode, and keeps the first thousand in lenient mode', () => {
  const fault = new BillError('ERR_BILL_CSV_AMOUNT', 'no')
  expect(faultOf(() => reportFault(scanWith(), fault))).toBe(fault)
  const scan = scanWith({ lenient: true })
  for (let index = 0; index < 1001; index++) reportFault(scan, fault)
  expect(scan.errors.length).toBe(1000)
})

it('says what ends a scan', () => {
  expect(tooLong(scanWith({ maxRowBytes: 2000 })).message).toBe(
    'line 1: it does not end within 2000 bytes; this is no bill, or maxRowBytes must be raised'
  )
  expect(withoutFooter(7).message).toBe(
    "line 7: the file ends without the platform's totals: it was cut, or they were removed; download the bill again"
  )
})
