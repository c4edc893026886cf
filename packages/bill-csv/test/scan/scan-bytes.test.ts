import { describe, expect, it } from 'vitest'
import { endScan, restartScan, scanBytes } from '../../src/scan/scan-bytes.ts'
import { faultOf, fundBill, fundRow, scanWith, utf8 } from '../support/small-bills.ts'

describe('scanBytes', () => {
  const bytes = utf8(fundBill([fundRow(), fundRow({ 9: 'a\n`b' }), fundRow()]))

  it('stops where it can tell no more, and goes on from there, wherever a file is cut', () => {
    for (let cut = 0; cut <= bytes.length; cut++) {
      const scan = scanWith()
      const done = scanBytes(scan, bytes.subarray(0, cut), false)
      expect(done).toBeLessThanOrEqual(cut)
      expect(scanBytes(scan, bytes.subarray(done), true)).toBe(bytes.length - done)
      endScan(scan)
      expect([scan.rowCount, scan.line]).toEqual([3, 7])
    }
  })

  it('reads an error reply when all of it is there', () => {
    const scan = scanWith()
    expect(scanBytes(scan, utf8('<xml>'), false)).toBe(0)
    expect(faultOf(() => scanBytes(scan, utf8('<xml></xml>'), true)).code).toBe('ERR_BILL_CSV_ERROR_REPLY')
  })
})

describe('endScan', () => {
  it('wants a header, and a footer', () => {
    expect(faultOf(() => endScan(scanWith())).code).toBe('ERR_BILL_CSV_EMPTY')
    const scan = scanWith()
    scanBytes(scan, utf8(fundBill([]).slice(0, 100)), true)
    expect(faultOf(() => endScan(scan)).code).toBe('ERR_BILL_CSV_NO_FOOTER')
  })
})

describe('restartScan', () => {
  it('goes on with rows and totals in another file', () => {
    const scan = scanWith()
    for (const _ of [1, 2]) {
      restartScan(scan)
      scanBytes(scan, utf8(fundBill([fundRow()])), true)
      endScan(scan)
    }
    expect([
      scan.rows.length,
      scan.rowCount,
      scan.totals.get('expenditureAmount'),
      scan.footer.get('totalCount')
    ]).toEqual([2, 2, 4, 2])
  })
})
