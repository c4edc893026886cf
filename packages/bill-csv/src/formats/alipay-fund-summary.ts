import type { AlipayFundSummaryRow } from '../row-types.ts'
import type { FormatSpec } from './format-types.ts'

/**
 * Summary file of Alipay's fund bill, one row a kind of movement (账务明细(汇总)).
 *
 * @see Alipay, bills (docs/sources.md)
 */
export const alipayFundSummary: FormatSpec<'alipay-fund-summary'> = {
  id: 'alipay-fund-summary',
  title: '支付宝账务汇总',
  frame: { kind: 'comment', endMark: '账务汇总列表结束', footerLines: [], totalRow: '合计' },
  detect: ['类型', '收入笔数', '支出笔数', '总金额(元)'],
  columns: [
    { names: ['类型'], field: 'type', kind: 'state' },
    { names: ['收入笔数'], field: 'incomeCount', kind: 'count' },
    { names: ['收入金额(+元)'], field: 'incomeAmount', kind: 'fen' },
    { names: ['支出笔数'], field: 'expenditureCount', kind: 'count' },
    { names: ['支出金额(-元)'], field: 'expenditureAmount', kind: 'fen' },
    { names: ['总金额(元)'], field: 'totalAmount', kind: 'fen' }
  ],
  totals: [
    { field: 'incomeCount', names: ['收入笔数'], unit: 'sum', of: 'incomeCount' },
    { field: 'incomeAmount', names: ['收入金额(+元)'], unit: 'fen', of: 'incomeAmount' },
    { field: 'expenditureCount', names: ['支出笔数'], unit: 'sum', of: 'expenditureCount' },
    { field: 'expenditureAmount', names: ['支出金额(-元)'], unit: 'fen', of: 'expenditureAmount' },
    { field: 'totalAmount', names: ['总金额(元)'], unit: 'fen', of: 'totalAmount' }
  ],
  joins: [],
  fields: ['type', 'incomeCount', 'incomeAmount', 'expenditureCount', 'expenditureAmount', 'totalAmount'],
  createRow: (values): AlipayFundSummaryRow => ({
    type: values[0] as string,
    incomeCount: values[1] as number,
    incomeAmount: values[2] as number,
    expenditureCount: values[3] as number,
    expenditureAmount: values[4] as number,
    totalAmount: values[5] as number
  })
}
