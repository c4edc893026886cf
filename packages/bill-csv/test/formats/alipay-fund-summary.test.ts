import { expect, it } from 'vitest'
import { parseBill } from '../../src/index.ts'

// bills.md 10.3
it('has a row for each kind of movement, and its last row as the footer', () => {
  const text = [
    '#支付宝账务汇总查询',
    '类型,收入笔数,收入金额（+元）,支出笔数,支出金额（-元）,总金额（元）',
    '在线支付,2,3.00,0,0.00,3.00',
    '收费,0,0.00,2,-0.02,-0.02',
    '合计,2,3.00,2,-0.02,2.99'
  ].join('\n')
  const bill = parseBill(text, { format: 'alipay-fund-summary' })
  expect(bill.rows).toStrictEqual([
    {
      type: '在线支付',
      incomeCount: 2,
      incomeAmount: 300,
      expenditureCount: 0,
      expenditureAmount: 0,
      totalAmount: 300
    },
    { type: '收费', incomeCount: 0, incomeAmount: 0, expenditureCount: 2, expenditureAmount: -2, totalAmount: -2 }
  ])
  expect(bill.differences).toEqual([{ field: 'totalAmount', name: '总金额(元)', footer: 299, rows: 298 }])
})
