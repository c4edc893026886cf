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
    const units = new Float64Array(11)
    units[6] = 5
    addUnits(scan, layout, units, 0)
    addUnits(scan, layout, units, 1)
    addUnits(scan, layout, units, 1)
    expect([scan.sums[6], scan.sums[11 + 6]]).toEqual([5, 10])
    expect([[...scan.classRows], scan.rowCount]).toEqual([[1, 2, 0], 3])
  })

  it('count the values that are not zero where a total does', () => {
    const scan = scanWith()
    scanBytes(scan, utf8(alipayFundBill([], [])), false)
    const units = new Float64Array(12)
    units[6] = 5
    addUnits(scan, scan.layout!, units, 0)
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
