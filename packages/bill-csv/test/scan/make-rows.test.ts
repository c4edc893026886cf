import { expect, it } from 'vitest'
import { makeRows } from '../../src/scan/make-rows.ts'
import { markRows } from '../../src/scan/mark-rows.ts'
import { scanBytes } from '../../src/scan/scan-bytes.ts'
import { FUND_HEADER, fundRow, scanWith, utf8 } from '../support/small-bills.ts'

it('makes rows until one has an amount that is not plain', () => {
  const scan = scanWith({ encoding: 'utf-8' })
  scanBytes(scan, utf8(`${FUND_HEADER}\n`), false)
  const layout = scan.layout!
  const bytes = utf8(
    [fundRow(), fundRow({ 5: '收入', 9: '', 10: '年' }), fundRow({ 6: '+1' }), fundRow(), fundRow()].join('\n')
  )
  expect(markRows(scan, layout, bytes, 0, true)).toBe(true)
  expect(makeRows(scan, layout, scan.scanner.block)).toBe(2)
  expect(scan.rows).toMatchObject([
    { remark: '缺货', amount: 2, direction: 'OUT' },
    { remark: undefined, bizVoucherId: '年', direction: 'IN' }
  ])
  expect([scan.rowCount, scan.sums[6], scan.sums[11 + 6]]).toEqual([2, 2, 2])
})
