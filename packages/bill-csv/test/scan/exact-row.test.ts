import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { FUND_HEADER, fundBill, fundRow, parseFault, utf8 } from '../support/small-bills.ts'

/** The bill with other bytes at a place. */
function splice(text: string, mark: string, bytes: readonly number[]): Uint8Array {
  const all = [...utf8(text)]
  all.splice(utf8(text.slice(0, text.indexOf(mark))).length, utf8(mark).length, ...bytes)
  return Uint8Array.from(all)
}

describe('a row that is not as it should be', () => {
  it.each([
    [
      'bytes that are no UTF-8',
      splice(fundBill([fundRow(), fundRow({ 9: '年@@' })]), '@@', [0xff, 0xfe]),
      'ERR_BILL_CSV_ENCODING',
      'line 3, column 117: bytes that are no utf-8; download the bill again'
    ],
    [
      'a zero byte, on a second line of a name',
      fundBill([fundRow({ 9: 'a\nb\0' })]),
      'ERR_BILL_CSV_NUL',
      'line 3, column 2: a zero byte; the file is damaged, download the bill again'
    ],
    [
      'too few cells',
      fundBill([fundRow(), '`2018-02-01 04:21:23,`5000', fundRow()]),
      'ERR_BILL_CSV_CELL_COUNT',
      'line 3, column 1: the row has 2 cells, the header 11; download the bill again'
    ],
    [
      'no back-ticks',
      `${FUND_HEADER}\n2018/2/1 4:21,5.00003E+28,a\n`,
      'ERR_BILL_CSV_SPREADSHEET',
      'line 2, column 1: the row has no back-tick in front; the file was saved by another program, download the bill again and do not open it in a spreadsheet'
    ],
    [
      'a number that a spreadsheet has rounded',
      fundBill([fundRow({ 1: '5.00003E+28' })]),
      'ERR_BILL_CSV_SPREADSHEET',
      'line 2, column 23, 微信支付业务单号: a spreadsheet has rounded this number and its digits are lost; download the bill again and do not open it in a spreadsheet'
    ],
    [
      'an amount behind a line break in a name',
      fundBill([fundRow({ 4: 'a\nb', 6: '1,5' })]),
      'ERR_BILL_CSV_AMOUNT',
      'line 3, column 8, 收支金额(元): expected an amount in yuan with at most 2 decimals; download the bill again'
    ]
  ])('is named with its place: %s', (_, bill, code, message) => {
    const fault = parseFault(bill)
    expect([fault.code, fault.message]).toEqual([code, message])
  })
})

describe('a row with the separator and line breaks in names', () => {
  it.each([
    ['commas, back-ticks and quotes', 'a,b`c"d', 'REF1'],
    ['the separator', 'a,`b', 'REF1'],
    ['line breaks', 'a\r\nb\n\rc', 'REF1'],
    ['a line that begins with a back-tick', 'a\n`b', 'REF1'],
    ['a line that begins like a footer', 'a\n资金流水总', 'REF1'],
    ['escapes', 'a\\ b\\"\\n', 'REF1'],
    ['line ends at the end of its last cell', 'a', 'b\r\n'],
    ['a back-tick at a line start in its last cell', 'a', 'b\n`c']
  ])('comes back whole: %s', (_, remark, bizVoucherId) => {
    const row = fundRow({ 9: remark, 10: bizVoucherId })
    for (const lineEnd of ['\r\n', '\n']) {
      const bill = parseBill(fundBill([row, fundRow(), row]).replaceAll('\r\n', lineEnd), {
        format: 'wechat-pay-fund-flow'
      })
      const expected = {
        remark: remark.replaceAll('\r\n', lineEnd),
        bizVoucherId: bizVoucherId.replaceAll('\r\n', lineEnd)
      }
      expect(bill.rows).toMatchObject([expected, { remark: '缺货', bizVoucherId: 'REF1' }, expected])
      expect(bill.differences).toEqual([])
    }
  })

  it('loses line ends behind a last column that is not the merchant’s', () => {
    const header = FUND_HEADER.replace(',备注,业务凭证号', '')
    const row = fundRow().split(',`').slice(0, 9).join(',`')
    const bill = parseBill(`${header}\n${row}\n\n${row}\n资金流水总笔数\n\`2\n`, { format: 'wechat-pay-fund-flow' })
    expect(bill.rows.map(({ applicant }) => applicant)).toEqual(['system', 'system'])
  })
})
