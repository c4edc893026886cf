import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createSession } from '../src/bill-session.ts'
import { parseBill } from '../src/index.ts'
import { alipayFundBill, faultOf, fundBill, fundRow, scanWith, utf8 } from './support/small-bills.ts'
import { writeGb18030 } from './support/write-gb18030.ts'
import { writeZip } from './support/write-zip.ts'

const rows = ['1001\t,2017\t,S1\t,手机\t,2017-08-31 10:00:05,\t,20.00,,120.00,支付宝,在线支付,\t']
const totals = ['#支出合计：0笔，共0.00元', '#收入合计：1笔，共20.00元']
const detail = writeGb18030(alipayFundBill(rows, totals))
const summary = writeGb18030(
  '#支付宝账务汇总查询\r\n类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）\r\n在线支付,1,20.00,0,0.00,20.00\r\n合计,1,20.00,0,0.00,20.00\r\n'
)
const name = writeGb18030('20880000000000000156_20170831_账务明细.csv')

function read(bytes: Uint8Array, size: number): number {
  const session = createSession(scanWith().settings)
  for (let at = 0; at < bytes.length; at += size) for (const _ of session.push(bytes.subarray(at, at + size)));
  for (const _ of session.end());
  return session.scan.rowCount
}

describe('createSession', () => {
  const bytes = utf8(fundBill([fundRow(), fundRow()]))

  it.each([1, 3, 100, 100_000])('reads plain bytes, gzip and zip, %i bytes at a time', (size) => {
    expect(read(bytes, size)).toBe(2)
    expect(read(gzipSync(bytes), size)).toBe(2)
    expect(read(writeZip([{ name, data: detail }]), size)).toBe(1)
  })

  it('gives way now and then in a long chunk', () => {
    const session = createSession(scanWith().settings)
    const long = utf8(fundBill(new Array(5000).fill(fundRow())))
    expect([...session.push(long)].length).toBe(Math.ceil(long.length / 262_144))
  })

  it('ends with what is too short to tell its packing', () => {
    expect(faultOf(() => read(utf8('ab'), 1)).code).toBe('ERR_BILL_CSV_HEADER')
    expect(faultOf(() => read(utf8(''), 1)).code).toBe('ERR_BILL_CSV_EMPTY')
  })

  it('puts together the details of a zip, and leaves other files alone', () => {
    const zip = writeZip([
      { name, data: summary },
      { name, data: detail },
      { name, data: utf8('read me') },
      { name, data: utf8('read,me\n1,2\n') },
      { name, data: new Uint8Array(0) },
      { name, data: detail }
    ])
    const bill = parseBill(zip)
    expect([bill.format, bill.rowCount, bill.differences]).toEqual(['alipay-fund', 2, []])
    expect(bill.footer).toEqual({ expenditureCount: 0, expenditureAmount: 0, incomeCount: 2, incomeAmount: 4000 })
    expect(bill.totals).toEqual(bill.footer)
    expect(parseBill(zip, { format: 'alipay-fund-summary' }).rows.length).toBe(1)
    expect(parseBill(zip, { lazy: true }).rowCount).toBe(2)
  })

  it('refuses a zip without a bill, or without the one that is asked for', () => {
    expect(faultOf(() => parseBill(writeZip([{ name, data: utf8('read me') }]))).message).toBe(
      'the zip holds no bill (1 files); see what was downloaded'
    )
    const zip = writeZip([{ name, data: detail }])
    const fault = faultOf(() => parseBill(zip, { format: 'alipay-trade' }))
    expect([fault.code, fault.message]).toEqual([
      'ERR_BILL_CSV_ZIP_ENTRY',
      "the zip holds no bill of format 'alipay-trade' (1 files); see what was downloaded"
    ])
  })

  it("names a person's export in a zip", () => {
    const data = writeGb18030('支付宝交易记录明细查询\r\n账号:[a]\r\n')
    expect(faultOf(() => parseBill(writeZip([{ name, data }]))).code).toBe('ERR_BILL_CSV_PERSONAL_EXPORT')
  })

  it('refuses a zip that is too large to keep', () => {
    const session = createSession(scanWith().settings)
    const start = writeZip([{ name, data: detail }])
    for (const _ of session.push(start));
    const huge = { length: 536_870_913, slice: () => new Uint8Array(0) } as unknown as Uint8Array
    expect(faultOf(() => [...session.push(huge)]).message).toContain('the zip is larger than 536870912 bytes')
  })
})
