import { describe, expect, it } from 'vitest'
import { wechatPayFundFlow } from '../../src/formats/wechat-pay-fund-flow.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import { scanBytes } from '../../src/scan/scan-bytes.ts'
import { sumTickedRows } from '../../src/scan/sum-ticked-rows.ts'
import { FUND_HEADER, fundRow, scanWith, utf8 } from '../support/small-bills.ts'

const layout = createLayout(wechatPayFundFlow, FUND_HEADER.split(','), { totalsOnly: true })

/** How many rows of a text are taken. */
function sum(text: string, final = true): number {
  const scan = scanWith({ totalsOnly: true })
  scanBytes(scan, utf8(`\ufeff${FUND_HEADER}\n`), false)
  sumTickedRows(scan, layout, utf8(text), 0, final)
  expect(scan.line).toBe(scan.rowCount + 1)
  return scan.rowCount
}

describe('sumTickedRows', () => {
  const row = fundRow()

  it.each([
    ['usual rows, the last aside', [row, row, row], 2],
    ['no row with too few cells', [row, fundRow().replace(',`退款', ''), row], 1],
    ['no row with far too few cells', [row, '`2018-02-01 04:21:23,`1,`2', row], 1],
    ['no row of one cell', [row, '`2018-02-01 04:21:23', row], 1],
    ['no row with too many cells', [row, fundRow({ 9: 'a,`b' }), row], 1],
    // Cells that look like money, so that only their number tells.
    ['no row with surplus cells that look like amounts', [row, fundRow({ 9: '支出,`0.02,`0.17,`system,`a' }), row], 1],
    ['no row with an amount that is none', [row, fundRow({ 6: 'x' }), row], 1],
    ['no row without a back-tick', [row, 'x', row], 0],
    ['nothing from a zero byte on', [row, row, fundRow({ 9: '\0' }), row], 0],
    ['a row with back-ticks and commas in names', [fundRow({ 9: '`,a`b,', 1: 'x,y`' }), row], 1]
  ])('takes %s', (_, rows, count) => {
    for (const lineEnd of ['\n', '\r\n']) expect(sum(rows.map((line) => line + lineEnd).join(''))).toBe(count)
  })

  it('finds separators in the front wherever they stand', () => {
    for (let length = 0; length < 8; length++) {
      expect(sum(`${fundRow({ 1: 'x'.repeat(length), 2: 'y'.repeat(length >> 1) })}\n${row}\n`)).toBe(1)
    }
  })

  it('waits for the start of the next row', () => {
    expect(sum(`${row}\n${row.slice(0, 8)}`, false)).toBe(0)
    expect(sum(`${row}\n${row.slice(0, 9)}`, false)).toBe(1)
  })
})
