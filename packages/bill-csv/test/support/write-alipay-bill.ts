import type { Cells } from './any-row.ts'
import type { BillLayout } from './bill-layouts.ts'
import { hasAmount, sumOf } from './bill-totals.ts'
import { yuanText } from './money-text.ts'

/** What differs between the bills of the platform and their copies. */
export interface AlipaySpelling {
  /** @default '\r\n' */
  readonly lineEnd?: '\r\n' | '\n'
  /** Whether the last line ends. @default true */
  readonly lastLineEnd?: boolean
  /** What stands behind each cell, so that a spread-sheet keeps it as text. @default '\t' */
  readonly padding?: '' | '\t' | '  \t'
  /** Commas that a spread-sheet adds to the lines that are no rows. @default '' */
  readonly commas?: string
}

const RULE = '-'.repeat(41)
const TITLES: Readonly<Record<string, readonly [title: string, list: string]>> = {
  'alipay-trade': ['支付宝业务明细查询', '业务明细列表'],
  'alipay-trade-summary': ['支付宝业务汇总查询', '业务汇总列表'],
  'alipay-fund': ['支付宝账务明细查询', '账务明细列表'],
  'alipay-fund-summary': ['支付宝账务汇总查询', '账务汇总列表']
}

/** Writes one file of an Alipay bill as text: comment lines around a header and rows, then what the rows come to. */
export function writeAlipayBill(layout: BillLayout, rows: readonly Cells[], spelling: AlipaySpelling = {}): string {
  const { lineEnd = '\r\n', lastLineEnd = true, padding = '\t', commas = '' } = spelling
  const [title, list] = TITLES[layout.format] ?? []
  const comment = (text: string) => `#${text}${commas}`
  const lines = [
    comment(title ?? ''),
    comment('账号：[20880000000000000156]'),
    comment('起始日期：[2021年10月21日 00:00:00]   终止日期：[2021年10月22日 00:00:00]'),
    comment(`${RULE}${list}${RULE}`),
    layout.columns.map(({ chinese }) => chinese).join(','),
    ...[...rows, ...sumRows(layout, rows)].map((cells) => cells.map((cell) => cell + padding).join(',')),
    comment(`${RULE}${list}结束${RULE.slice(5)}`),
    ...alipayTotals(layout, rows).map(comment),
    comment('导出时间：[2021年10月22日 06:27:10]')
  ]
  return lines.join(lineEnd) + (lastLineEnd ? lineEnd : '')
}

/** The two lines that repeat what the rows of a detail file come to. */
function alipayTotals(layout: BillLayout, rows: readonly Cells[]): readonly string[] {
  const column = (name: string) => layout.columns.findIndex((candidate) => candidate.name === name)
  const yuan = (some: readonly Cells[], name: string) => yuanText(sumOf(some, column(name), 2))
  if (layout.format === 'alipay-trade') {
    const refunds = rows.filter((cells) => cells[column('bizType')] === '退款')
    const trades = rows.filter((cells) => cells[column('bizType')] !== '退款')
    const paid = [yuan(trades, 'receiptAmount'), yuan(trades, 'merchantDiscountAmount')]
    const back = [yuan(refunds, 'receiptAmount'), yuan(refunds, 'merchantDiscountAmount')]
    return [
      `交易合计：${trades.length}笔，商家实收共${paid[0]}元，商家优惠共${paid[1]}元`,
      `退款合计：${refunds.length}笔，商家实收退款共${back[0]}元，商家优惠退款共${back[1]}元`
    ]
  }
  if (layout.format === 'alipay-fund') {
    const spent = rows.filter((cells) => hasAmount(cells[column('expenditureAmount')]))
    const earned = rows.filter((cells) => hasAmount(cells[column('incomeAmount')]))
    return [
      `支出合计：${spent.length}笔，共${yuan(spent, 'expenditureAmount')}元`,
      `收入合计：${earned.length}笔，共${yuan(earned, 'incomeAmount')}元`
    ]
  }
  return []
}

/** The last row of a summary file: 合计, and the sums of the rows above. */
function sumRows({ format, columns }: BillLayout, rows: readonly Cells[]): readonly Cells[] {
  if (!format.endsWith('-summary')) return []
  const sums = columns.map(({ kind }, column) => {
    if (kind === 'int') return String(sumOf(rows, column, 0))
    return kind === 'fen' ? yuanText(sumOf(rows, column, 2)) : ''
  })
  return [['合计', ...sums.slice(1)]]
}
