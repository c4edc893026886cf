/**
 * Small bills for the tests of single rules, written out as the reference pages show them.
 * @module
 */
import type { BlockScanner } from '../../src/block/block-scanner.ts'
import { BillError, parseBill } from '../../src/index.ts'
import { createScan, type ScanSettings } from '../../src/scan/bill-scan.ts'

/** Header of a fund-flow bill. */
export const FUND_HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'
/** Names of its footer. */
export const FUND_FOOTER = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额'

const FUND_CELLS = [
  '2018-02-01 04:21:23',
  '50000305742018020103387128253',
  '1900009231201802015884652186',
  '退款',
  '退款',
  '支出',
  '0.02',
  '0.17',
  'system',
  '缺货',
  'REF1'
]

/** A row of a fund-flow bill, with other cells in some columns. */
export function fundRow(cells: Readonly<Record<number, string>> = {}): string {
  return `\`${FUND_CELLS.map((cell, index) => cells[index] ?? cell).join(',`')}`
}

/** A fund-flow bill of rows that are all 支出 0.02, with the footer that fits them or another. */
export function fundBill(rows: readonly string[], footer?: string): string {
  const yuan = (rows.length * 0.02).toFixed(2)
  const totals = footer ?? `\`${rows.length},\`0,\`0.00,\`${rows.length},\`${yuan}`
  return `\ufeff${[FUND_HEADER, ...rows, FUND_FOOTER, totals].map((line) => `${line}\r\n`).join('')}`
}

/** Header of an Alipay fund bill. */
export const ALIPAY_FUND_HEADER =
  '账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,交易渠道,业务类型,备注'

/** An Alipay fund bill in its frame. */
export function alipayFundBill(rows: readonly string[], totals: readonly string[], lineEnd = '\r\n'): string {
  return [
    '#支付宝账务明细查询',
    '#账号：[20880000000000000156]',
    '#起始日期：[2017年08月31日 00:00:00]   终止日期：[2017年09月01日 00:00:00]',
    '#-----------------------------------------账务明细列表----------------------------------------',
    ALIPAY_FUND_HEADER,
    ...rows,
    '#-----------------------------------------账务明细列表结束------------------------------------',
    ...totals,
    '#导出时间：[2021年10月22日 06:27:10]'
  ]
    .map((line) => line + lineEnd)
    .join('')
}

/** A scan with the usual settings. */
export function scanWith(settings: Partial<ScanSettings> = {}, scanner?: BlockScanner): ReturnType<typeof createScan> {
  const all = {
    format: undefined,
    encoding: undefined,
    lenient: false,
    maxRowBytes: 1_048_576,
    fields: undefined,
    lazy: false,
    unescape: false,
    raw: false,
    totalsOnly: false,
    ...settings
  }
  return createScan(all, scanner)
}

/** UTF-8 of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** The error that a call ends in. */
export function faultOf(call: () => unknown): BillError {
  try {
    call()
  } catch (error) {
    if (BillError.isInstance(error)) return error
    throw error
  }
  throw new Error('there was no error')
}

/** The error that parsing ends in. */
export function parseFault(input: string | Uint8Array): BillError {
  return faultOf(() => parseBill(input))
}
