import { describe, expect, it } from 'vitest'
import { sharedScanner } from '../../src/block/shared-scanner.ts'
import { type AnyBill, type BillRowOptions, parseBill, summarizeBillSync } from '../../src/index.ts'
import { alipayFundBill, FUND_HEADER, faultOf, fundBill, fundRow, utf8 } from '../support/small-bills.ts'
import { writeGb18030 } from '../support/write-gb18030.ts'

/** By the whole grammar: rows with raw cells do not take the fast path. */
function readExactly(input: string | Uint8Array, options: BillRowOptions = {}): AnyBill {
  const bill = parseBill(input, { ...options, raw: true })
  for (const row of bill.rows) Reflect.deleteProperty(row, 'raw')
  return bill
}

const odd: Readonly<Record<number, string>>[] = [
  {},
  { 9: '' },
  { 9: '年' },
  { 1: '', 8: '', 10: '' },
  { 1: 'abc+12', 2: 'x+1' },
  { 5: '收入', 6: '+1.00' },
  { 5: '' },
  { 5: 'IN' },
  { 5: '', 6: '90000000000.00' },
  { 6: '0', 7: '12.5' },
  { 9: 'a\\ b' },
  { 9: 'a,`b' },
  { 9: 'a\nb' },
  { 10: 'x\r' },
  { 9: '\u{20bb7}'.repeat(3000) }
]
const alipayRows = [
  '1\t,2\t,S\t,手机\t,2017-08-31 10:00:05,\t,20.00,,120.00,支付宝,在线支付,\t',
  '1  ,2\t,S\t, 手机 x \t,2017-08-31 10:00:05,\t,,  -0.12 \t,120.00,支付宝,收费,\t',
  '1,2,S,a,b,2017-08-31 10:00:05,\t,20.00,,+120.00,支付宝,在线支付,\t'
]

describe('the fast path', () => {
  it.each([
    ['WeChat Pay', fundBill(odd.flatMap((cells) => [fundRow(cells), fundRow()])), {}],
    ['WeChat Pay, escapes undone', fundBill(odd.map(fundRow)), { unescape: true }],
    ['WeChat Pay in GBK', writeGb18030(fundBill([fundRow({ 9: '乗`' }), fundRow()]).slice(1)), {}],
    ['Alipay', writeGb18030(alipayFundBill([...alipayRows, ...alipayRows], [])), {}],
    ['Alipay in UTF-8', alipayFundBill(alipayRows, []), {}],
    ['some fields', fundBill(odd.map(fundRow)), { columns: ['amount', 'remark', 'direction'] }]
  ] as [string, string | Uint8Array, BillRowOptions][])(
    'reads what the whole grammar reads: %s',
    (_, bill, options) => {
      const exact = readExactly(bill, options)
      const fast = parseBill(bill, options)
      expect(fast).toEqual(exact)
      const lazy = parseBill(bill, { ...options, lazy: true })
      expect(JSON.parse(JSON.stringify(lazy))).toEqual(JSON.parse(JSON.stringify(exact)))
      if (options.columns === undefined) expect(summarizeBillSync(bill).totals).toEqual(exact.totals)
    }
  )

  it('takes more columns than it has room for at first', () => {
    const extras = Array.from({ length: 80 }, (_, index) => `新${index}`)
    const header = [FUND_HEADER, ...extras].join(',')
    const row = [fundRow(), ...extras].join(',`')
    const bill = fundBill([row, row, row]).replace(FUND_HEADER, header)
    expect(parseBill(bill).rows[1]).toMatchObject({ 新79: '新79' })
    expect(parseBill(bill, { lazy: true }).rows[1]).toHaveProperty('新79', '新79')
    expect(summarizeBillSync(bill).differences).toEqual([])
  })

  it.each([
    ['a zero byte', fundBill([fundRow(), fundRow({ 9: '\0' }), fundRow()]), 'ERR_BILL_CSV_NUL'],
    ['a rounded number', fundBill([fundRow(), fundRow({ 1: '5.0E+28' }), fundRow()]), 'ERR_BILL_CSV_SPREADSHEET'],
    ['an amount that is none', fundBill([fundRow(), fundRow({ 6: '' }), fundRow()]), 'ERR_BILL_CSV_AMOUNT']
  ])('leaves %s to the whole grammar', (_, bill, code) => {
    for (const lazy of [false, true]) expect(faultOf(() => parseBill(bill, { lazy }))).toMatchObject({ code, line: 3 })
  })

  it('leaves bytes that are no text to the whole grammar', () => {
    const spoil = (bytes: Uint8Array): Uint8Array => {
      const spoiled = Uint8Array.from(bytes)
      spoiled[spoiled.lastIndexOf(0x40)] = 0xff
      return spoiled
    }
    const wechat = spoil(utf8(fundBill([fundRow(), fundRow({ 9: '@' }), fundRow()])))
    const alipay = spoil(writeGb18030(alipayFundBill([alipayRows[0]!, alipayRows[0]!.replace('S', '@')], [])))
    for (const [bytes, line] of [
      [wechat, 3],
      [alipay, 7]
    ] as const) {
      for (const lazy of [false, true]) {
        expect(faultOf(() => parseBill(bytes, { lazy }))).toMatchObject({ code: 'ERR_BILL_CSV_ENCODING', line })
      }
    }
    expect(faultOf(() => summarizeBillSync(wechat))).toMatchObject({ code: 'ERR_BILL_CSV_ENCODING', line: 3 })
  })

  it('keeps nothing of a bill that was read or refused', () => {
    const { block } = sharedScanner()
    const kept = () => [block.bytes.length, block.text, block.wideText, block.rows, block.layout]
    parseBill(fundBill(odd.map(fundRow)))
    expect(kept()).toEqual([0, '', '', 0, undefined])
    const huge = Array.from({ length: 5000 }, () => fundRow({ 6: '9999999999.99' }))
    expect(faultOf(() => parseBill(fundBill(huge)))).toMatchObject({
      code: 'ERR_BILL_CSV_AMOUNT',
      field: '收支金额(元)'
    })
    expect(kept()).toEqual([0, '', '', 0, undefined])
  })
})
