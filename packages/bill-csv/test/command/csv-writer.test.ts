import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvWriter } from '../../src/command/csv-writer.ts'
import { describeColumns } from '../../src/formats/describe-columns.ts'

const columns = describeColumns('wechat-pay-trade', [
  '交易时间',
  '微信订单号',
  '商品名称',
  '手续费',
  '费率',
  '订单金额',
  '=新列'
])
const row = {
  tradeTime: '2021-01-28 17:07:11',
  transactionId: '4200000925202101284997714292',
  body: '=1,"2"\r\n3',
  serviceFee: '-0.20000',
  serviceFeeRate: '0.60%',
  totalFee: -123_456,
  '=新列': '+86'
}

describe('csvWriter', () => {
  it('writes for spreadsheets: byte order mark, ids as text, formulas neutralised, yuan', () => {
    const writer = csvWriter(columns, { plain: false })
    expect(writer.head).toBe("\ufeff交易时间,微信订单号,商品名称,手续费,费率,订单金额,'=新列\r\n")
    expect(writer.line(row)).toBe(
      `2021-01-28 17:07:11,"4200000925202101284997714292\t","'=1,""2""\r\n3",-0.20000,0.60%,-1234.56,'+86\r\n`
    )
  })

  it('writes for programs: texts exactly as they are', () => {
    const writer = csvWriter(columns, { plain: true })
    expect(writer.head).toBe('交易时间,微信订单号,商品名称,手续费,费率,订单金额,=新列\r\n')
    expect(writer.line(row)).toBe(
      '2021-01-28 17:07:11,4200000925202101284997714292,"=1,""2""\r\n3",-0.20000,0.60%,-1234.56,+86\r\n'
    )
  })

  it('leaves empty what is absent', () => {
    expect(csvWriter(columns, { plain: false }).line({})).toBe(',,,,,,\r\n')
  })

  it('takes a fee or a rate for a number only if it is one', () => {
    const line = csvWriter(columns, { plain: false }).line({ serviceFee: '=1', serviceFeeRate: '-1%+A1' })
    expect(line).toBe(",,,'=1,'-1%+A1,,\r\n")
  })

  it('writes counts as counts', () => {
    const counts = describeColumns('alipay-fund-summary', ['类型', '收入笔数', '收入金额（+元）'])
    const line = csvWriter(counts, { plain: true }).line({ type: '在线支付', incomeCount: 3, incomeAmount: 5 })
    expect(line).toBe('在线支付,3,0.05\r\n')
  })

  // csv-parse is an independent reader of RFC 4180.
  it('is read back by another parser, whatever the text', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'a"`,\r\n\t =中👍') })
    fc.assert(
      fc.property(anyText, (body) => {
        const writer = csvWriter(columns, { plain: true })
        const [cells] = parse(writer.line({ ...row, body }), { relax_column_count: true, record_delimiter: '\r\n' })
        expect(cells?.[2]).toBe(body)
      })
    )
  })
})
