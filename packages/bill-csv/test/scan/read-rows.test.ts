import { describe, expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'
import type { Layout } from '../../src/layout/create-layout.ts'
import { readRows } from '../../src/scan/read-rows.ts'
import { scanBytes } from '../../src/scan/scan-bytes.ts'
import {
  alipayFundBill,
  FUND_FOOTER,
  FUND_HEADER,
  fundBill,
  fundRow,
  parseFault,
  scanWith,
  utf8
} from '../support/small-bills.ts'

const row = '1\t,2\t,S\t,手机\t,2017-08-31 10:00:05,\t,20.00,,120.00,支付宝,在线支付,\t'
const summaryStart = '#支付宝账务汇总查询\n类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\n'

describe('rows', () => {
  it('may have empty lines before and between them', () => {
    expect(parseBill(alipayFundBill(['', row, '\t', row], [])).rowCount).toBe(2)
    expect(parseBill(fundBill([fundRow()]).replace(`${FUND_HEADER}\r\n`, `${FUND_HEADER}\r\n\r\n`)).rowCount).toBe(1)
  })

  it('may not follow the end of their list', () => {
    const bill = alipayFundBill([row], [row])
    expect(parseFault(bill)).toMatchObject({ code: 'ERR_BILL_CSV_FOOTER', line: 8 })
    expect(parseBill(bill, { lenient: true })).toMatchObject({ rowCount: 1, errors: [{ line: 8 }] })
  })

  it.each([
    ['WeChat Pay', `${FUND_HEADER}\n${fundRow()}\n${fundRow({ 10: 'REF12' })}`],
    ['Alipay', `${alipayFundBill([row, row], []).split('\r\n').slice(0, 7).join('\n')}`],
    ['Alipay’s summary', `${summaryStart}收费,0,0.00,1,-0.02,-0.02\n收费,0,0.00,1,-0.02,-0.0`]
  ])('are not taken from a cut line: %s', (_, text) => {
    const fault = parseFault(text)
    expect([fault.code, fault.rows.length]).toEqual(['ERR_BILL_CSV_NO_FOOTER', 1])
    expect(parseBill(text, { lenient: true })).toMatchObject({ rowCount: 1, errors: [{ line: fault.line }] })
  })

  it('end with their totals, which may lack the line end', () => {
    const text = `${summaryStart}收费,0,0.00,1,-0.02,-0.02\n合计,0,0.00,1,-0.02,-0.02`
    expect(parseBill(text)).toMatchObject({ rowCount: 1, differences: [] })
    expect(parseFault(`${summaryStart}\ufffd`).code).toBe('ERR_BILL_CSV_NO_FOOTER')
    const trades = '门店编号,门店名称,交易订单总笔数,退款订单总笔数,订单金额（元）,商家实收（元）,支付宝优惠（元）\n'
    expect(parseBill(`${trades}合计,\t,0,0,0.00,0.00,\n`).footer).toEqual({
      tradeCount: 0,
      refundCount: 0,
      totalAmount: 0,
      receiptAmount: 0
    })
  })

  it('pass on what is no fault of the file, in lenient mode too', () => {
    const scan = scanWith({ lenient: true, raw: true })
    scanBytes(scan, utf8(`${FUND_HEADER}\n`), false)
    const broken = { ...scan.layout, createRow: undefined, codes: undefined } as unknown as Layout
    const bytes = utf8(`${fundRow()}\n`)
    expect(() => readRows(scan, broken, bytes, 0, true)).toThrow(TypeError)
    expect(scan.errors).toEqual([])
  })

  it('that are unusual now and then come in order', () => {
    const rows = Array.from({ length: 2000 }, (_, index) =>
      fundRow({ 9: index % 7 === 0 ? `${index}\n,\`x` : String(index) })
    )
    const bill = parseBill(fundBill(rows), { format: 'wechat-pay-fund-flow' })
    expect(bill.rows.map(({ remark }) => Number.parseInt(remark!, 10))).toEqual(rows.map((_, index) => index))
    expect(bill.differences).toEqual([])
  })

  it('may be none, and the footer may be short', () => {
    expect(parseFault(`${FUND_HEADER}\n`)).toMatchObject({ code: 'ERR_BILL_CSV_NO_FOOTER', line: 1 })
    expect(parseFault(FUND_HEADER)).toMatchObject({ code: 'ERR_BILL_CSV_NO_FOOTER', line: 1 })
    expect(parseBill(`${FUND_HEADER}\n${FUND_FOOTER}\n\`0,\`0,\`0,\`0,\`0`).rowCount).toBe(0)
  })
})
