import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import { readNames } from '../../src/scan/read-head.ts'
import {
  alipayFundBill,
  FUND_FOOTER,
  FUND_HEADER,
  faultOf,
  fundBill,
  fundRow,
  parseFault,
  utf8
} from '../support/small-bills.ts'
import { writeGb18030 } from '../support/write-gb18030.ts'

const footer = `${FUND_FOOTER}\n\`0,\`0,\`0.00,\`0,\`0.00`

describe('the head of a bill', () => {
  it.each([
    ['with a byte order mark', `\ufeff${FUND_HEADER}\r\n${footer}`],
    ['without', `${FUND_HEADER}\n${footer}`],
    ['behind empty lines', `\n \r\n${FUND_HEADER}\n${footer}`],
    ['with quoted names', `"${FUND_HEADER.replaceAll(',', '","')}"\n${footer}`],
    ['with back-ticks and spaces', `\`${FUND_HEADER.replaceAll(',', ' , `')}\n${footer}`]
  ])('is read %s', (_, text) => {
    expect(parseBill(text).columns).toEqual(FUND_HEADER.split(','))
  })

  it('is read in GBK, also of WeChat Pay', () => {
    const bill = parseBill(writeGb18030(fundBill([fundRow({ 9: '缺货 乗`' })]).slice(1)), {
      format: 'wechat-pay-fund-flow'
    })
    expect([bill.rows[0]!.remark, bill.differences]).toEqual(['缺货 乗`', []])
    expect(parseBill(writeGb18030(alipayFundBill([], [])), { encoding: 'gb18030' }).format).toBe('alipay-fund')
  })

  it('is refused in another encoding than the one that is asked for', () => {
    const fault = faultOf(() => parseBill(writeGb18030(FUND_HEADER), { encoding: 'utf-8' }))
    expect([fault.code, fault.line, fault.column]).toEqual(['ERR_BILL_CSV_ENCODING', 1, 1])
    expect(faultOf(() => parseBill(Uint8Array.of(0x61, 0xff, 0xff, 10))).message).toBe(
      'line 1, column 2: the header is no text in UTF-8 or GB18030; download the bill again'
    )
    const spoiled = Uint8Array.of(...utf8(`\ufeff`), 0xff, 10)
    expect(faultOf(() => parseBill(spoiled)).code).toBe('ERR_BILL_CSV_ENCODING')
    const utf8Only = faultOf(() => parseBill(Uint8Array.of(0x81, 0x30, 10), { encoding: 'gb18030' }))
    expect(utf8Only.code).toBe('ERR_BILL_CSV_ENCODING')
  })

  it('is refused when it is of another format', () => {
    const fault = faultOf(() => parseBill(FUND_HEADER, { format: 'alipay-fund' }))
    expect([fault.code, fault.message]).toEqual([
      'ERR_BILL_CSV_HEADER',
      "line 1: the header is not of format 'alipay-fund', but of 'wechat-pay-fund-flow'"
    ])
    expect(faultOf(() => parseBill('a,b', { format: 'alipay-fund' })).message).toBe(
      "line 1: the header is not of format 'alipay-fund'"
    )
  })

  it('is refused when it is of no bill, has a column twice or never comes', () => {
    expect(parseFault('a,b,c\n1,2,3\n')).toMatchObject({ code: 'ERR_BILL_CSV_HEADER', line: 1 })
    expect(parseFault(`${FUND_HEADER},备注\n`)).toMatchObject({ code: 'ERR_BILL_CSV_HEADER', field: '备注' })
    expect(parseFault('#支付宝账务明细查询\n').code).toBe('ERR_BILL_CSV_HEADER')
    expect(parseFault('\n'.repeat(200)).code).toBe('ERR_BILL_CSV_HEADER')
  })

  it('is refused when it is too long', () => {
    expect(faultOf(() => parseBill('x'.repeat(300_000), { maxRowBytes: 1024 })).code).toBe('ERR_BILL_CSV_TOO_LONG')
  })

  it('is told from nothing at all', () => {
    expect(parseFault('').message).toBe('the file is empty; download the bill again')
    expect(parseFault('\ufeff').code).toBe('ERR_BILL_CSV_EMPTY')
  })

  // bills.md 10.4
  it.each([
    '支付宝交易记录明细查询\n账号:[a@b.c]\n---------\n交易号,商家订单号,交易创建时间,付款时间,收/支\n',
    '#支付宝交易记录明细查询\n交易号\n',
    '交易号                  ,商家订单号               ,交易创建时间              ,收/支     \n'
  ])("is known as a person's export", (text) => {
    for (const bytes of [utf8(text), writeGb18030(text)]) {
      expect(faultOf(() => parseBill(bytes))).toMatchObject({ code: 'ERR_BILL_CSV_PERSONAL_EXPORT' })
    }
    expect(parseFault(text).message).toContain("not a merchant's bill; download the bill (业务明细, 账务明细)")
  })
})

it('strips what copies add around names', () => {
  expect(readNames('`a, "b" ,"`c"')).toEqual(['a', 'b', 'c'])
})
