import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { addUnits, checkSums, classOf } from '../../src/scan/add-units.ts'
import { scanBytes } from '../../src/scan/scan-bytes.ts'
import { alipayFundBill, FUND_HEADER, faultOf, fundBill, fundRow, scanWith, utf8 } from '../support/small-bills.ts'

function scanOfFund() {
  const scan = scanWith()
  scanBytes(scan, utf8(`${FUND_HEADER}\n`), false)
  return { scan, layout: scan.layout! }
}

describe('sums', () => {
  it('are kept for each class of rows', () => {
    const { scan, layout } = scanOfFund()
    // The amount and the balance of two rows.
    const units = Float64Array.of(5, 0, 7, 1)
    addUnits(scan, layout, units, 0, 0)
    addUnits(scan, layout, units, 2, 1)
    addUnits(scan, layout, units, 2, 1)
    expect([scan.sums[6], scan.sums[11 + 6], scan.sums[11 + 7]]).toEqual([5, 14, 2])
    expect([[...scan.classRows], scan.rowCount]).toEqual([[1, 2, 0], 3])
  })

  it('count the values that are not zero where a total does', () => {
    const scan = scanWith()
    scanBytes(scan, utf8(alipayFundBill([], [])), false)
    addUnits(scan, scan.layout!, Float64Array.of(5, 0, 12), 0, 0)
    expect([scan.nonZero[6], scan.nonZero[7]]).toEqual([1, 0])
  })

  it('are refused before they stop being exact', () => {
    const { scan, layout } = scanOfFund()
    scan.sums[11 + 6] = 2 ** 52
    expect(() => checkSums(scan, layout)).not.toThrow()
    scan.sums[11 + 6] = 2 ** 52 + 1
    expect(faultOf(() => checkSums(scan, layout))).toMatchObject({ code: 'ERR_BILL_CSV_AMOUNT', field: '收支金额(元)' })
  })

  it('of huge amounts end in an error that names the column', () => {
    const rows = new Array(10).fill(fundRow({ 6: '90071992547409.91' }))
    expect(faultOf(() => parseBill(fundBill(rows)))).toMatchObject({
      code: 'ERR_BILL_CSV_AMOUNT',
      field: '收支金额(元)'
    })
  })
})

it('finds the class of a row by its marks', () => {
  const { layout } = scanOfFund()
  expect(['收入', '支出', '其他'].map((text) => classOf(layout, text))).toEqual([0, 1, 2])
})
