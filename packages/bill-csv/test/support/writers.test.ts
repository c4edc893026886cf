/**
 * The writers that the property tests trust, held against what others made.
 * @module
 */
import { createHash } from 'node:crypto'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { wechatTradeLayouts } from './bill-layouts.ts'
import { isGbk, writeGb18030 } from './write-gb18030.ts'
import { writeWechatBill } from './write-wechat-bill.ts'
import { writeZip } from './write-zip.ts'

// The real bill of 2021-01-28 and the hash that the platform gave for it: docs/sources.md, "Bills of WeChat Pay".
const REAL_ROWS = [
  ['2021-01-28 17:07:11', '4200000925202101284997714292', 'S20210128170702357723'],
  ['2021-01-28 15:35:18', '4200000910202101282955148400', 'S20210128153505214586'],
  ['2021-01-28 16:59:46', '4200000926202101281412639609', 'S20210128165824499930']
].map(([time, transaction, order]) => [
  ...[time ?? '', 'wx81be3101902f7cb2', '1601959334', '0', '', transaction ?? '', order ?? ''],
  ...['ofyak5qR_1wYsC99CsWA6R9MJazA', 'NATIVE', 'SUCCESS', 'OTHERS', 'CNY', '0.01', '0.00', '0', '0', '0.00', '0.00'],
  ...['', '', 'for testing', 'cipher code', '0.00000', '1.00%', '0.01', '0.00', '']
])

it('writes the real bill to the byte', () => {
  const layout = wechatTradeLayouts[0]!
  expect(layout.title).toBe('new ALL')
  // Its footer says 0.00000 for the fees, which is what the sum of three fees of 0.00000 is written as.
  const bytes = new TextEncoder().encode(writeWechatBill(layout, REAL_ROWS))
  expect(bytes).toHaveLength(1356)
  expect(createHash('sha1').update(bytes).digest('hex')).toBe('dcd7ceb3d382a1181798368bb15d8437de46c00f')
})

it('has the headers of the reference page: as many columns a bill as it says', () => {
  expect(wechatTradeLayouts.slice(0, 4).map(({ columns }) => columns.length)).toEqual([27, 20, 29, 28])
  expect(wechatTradeLayouts.slice(6).map(({ columns }) => columns.length)).toEqual([24, 18, 26, 24, 18, 26])
})

it('writes GBK as everybody does, and four bytes for what GBK lacks', () => {
  // 汇总 is BB E3 D7 DC (docs/sources.md, "Bills of Alipay"); the others are what Python's codec gb18030 writes.
  expect(Buffer.from(writeGb18030('汇总a')).toString('hex')).toBe('bbe3d7dc61')
  expect(Buffer.from(writeGb18030('😀𠮷')).toString('hex')).toBe('9439fc369534b235')
  expect([isGbk('汇总a'), isGbk('😀')]).toEqual([true, false])
  const text = '€乣乗ß한\u{10ffff}\uffff\ufffd'
  expect(new TextDecoder('gb18030', { fatal: true }).decode(writeGb18030(text))).toBe(text)
  expect(() => writeGb18030('\ud800')).toThrow(RangeError)
})

it.each([
  { method: 'deflate', descriptor: false },
  { method: 'store', descriptor: false },
  { method: 'deflate', descriptor: true }
] as const)('writes archives that fflate reads: $method, descriptor $descriptor', (options) => {
  const [one, two] = [new TextEncoder().encode('one'.repeat(100)), new Uint8Array()]
  const archive = writeZip([
    { name: new TextEncoder().encode('a.csv'), data: one, ...options },
    { name: new TextEncoder().encode('b.csv'), data: two, ...options }
  ])
  expect(unzipSync(archive)).toEqual({ 'a.csv': one, 'b.csv': two })
})
