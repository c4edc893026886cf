import { expect, it } from 'vitest'
import { endScan, scanBytes } from '../src/scan/scan-bytes.ts'
import { showSummary } from '../src/show-summary.ts'
import { FUND_HEADER, fundBill, fundRow, scanWith, utf8 } from './support/small-bills.ts'

it('shows format, columns, totals and faults', () => {
  const scan = scanWith()
  scanBytes(scan, utf8(fundBill([fundRow()])), true)
  endScan(scan)
  const totals = { totalCount: 1, incomeCount: 0, incomeAmount: 0, expenditureCount: 1, expenditureAmount: 2 }
  expect(showSummary(scan)).toEqual({
    format: 'wechat-pay-fund-flow',
    columns: FUND_HEADER.split(','),
    rowCount: 1,
    footer: totals,
    totals,
    differences: [],
    errors: []
  })
})
