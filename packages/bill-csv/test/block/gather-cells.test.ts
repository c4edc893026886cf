import { expect, it } from 'vitest'
import { gatherCells } from '../../src/block/gather-cells.ts'
import { createPlainScanner } from '../../src/block/plain-scanner.ts'
import { alipayFund } from '../../src/formats/alipay-fund.ts'
import { createLayout } from '../../src/layout/create-layout.ts'
import { ALIPAY_FUND_HEADER, utf8 } from '../support/small-bills.ts'
import { writeGb18030 } from '../support/write-gb18030.ts'

const layout = createLayout(alipayFund, ALIPAY_FUND_HEADER.split(','), {})

function marked(bytes: Uint8Array) {
  const { block, markRows } = createPlainScanner()
  markRows(layout, bytes, 0, bytes.length)
  return block
}

it('decodes the wanted cells that are not ASCII, in their order', () => {
  const block = marked(writeGb18030('1,2,S,手机,t,,1,,2,支付宝,a,乗\r\n1,2,年,b,t,,1,,2,c,\u{20bb7},d\n'))
  expect(gatherCells(block, layout.decoded, 'gb18030')).toBe(true)
  expect(block.wideText).toBe('手机\0支付宝\0乗\0年\0\u{20bb7}\0')
  expect([...block.wideEnds.subarray(0, 5)]).toEqual([2, 6, 8, 10, 13])
  const only = layout.decoded.map((_, column) => Number(column === 2))
  expect(gatherCells(block, only, 'gb18030')).toBe(true)
  expect(block.wideText).toBe('年\0')
})

it('says when a cell is no text, and does not care about those that nobody wants', () => {
  const bytes = Uint8Array.of(...utf8('1,2,S,'), 0xff, ...utf8(',t,,1,,1,a,b,\n'))
  const block = marked(bytes)
  expect(gatherCells(block, layout.decoded, 'gb18030')).toBe(false)
  expect(gatherCells(block, layout.classOnly, 'gb18030')).toBe(true)
  expect(block.wideText).toBe('')
})
