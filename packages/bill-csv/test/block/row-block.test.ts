import { describe, expect, it } from 'vitest'
import { createPlainScanner } from '../../src/block/plain-scanner.ts'
import { BLOCK_BYTES, cellEnd, rowsEnd } from '../../src/block/row-block.ts'
import { alipayFund } from '../../src/formats/alipay-fund.ts'
import { wechatPayFundFlow } from '../../src/formats/wechat-pay-fund-flow.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import { ALIPAY_FUND_HEADER, FUND_HEADER, fundRow, utf8 } from '../support/small-bills.ts'

it('has places that fit into 16 bits', () => {
  expect(BLOCK_BYTES + 2).toBeLessThan(65_536)
})

describe.each([
  ['WeChat Pay', createLayout(wechatPayFundFlow, FUND_HEADER.split(','), {}), fundRow()],
  ['Alipay', createLayout(alipayFund, ALIPAY_FUND_HEADER.split(','), {}), '1,2,S,a,b,2017-08-31,\t,20.00,,1.00,c,end']
])('marked rows of %s', (_, layout, row) => {
  it.each(['\n', '\r\n'])('end at their line ends (%j)', (lineEnd) => {
    const { block, markRows } = createPlainScanner()
    const front = utf8('front')
    const bytes = utf8(`front${(row + lineEnd).repeat(3)}`)
    markRows(layout, bytes, front.length, bytes.length)
    const length = utf8(row + lineEnd).length
    const columns = layout.columns.length
    for (let rows = 0; rows <= block.rows; rows++) expect(rowsEnd(block, rows)).toBe(front.length + rows * length)
    expect(block.rows).toBe(layout.ticked ? 2 : 3)
    expect(cellEnd(block, columns - 1, true)).toBe(utf8(row).length)
    expect(cellEnd(block, 2 * columns - 1, true)).toBe(length + utf8(row).length)
  })
})
