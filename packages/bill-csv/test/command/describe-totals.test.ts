import { describe, expect, it } from 'vitest'
import { describeTotals } from '../../src/command/describe-totals.ts'

describe('describeTotals', () => {
  it('puts footer and rows beside each other, by the names of the file', () => {
    const footer = { totalCount: 3, totalServiceFee: '0.00000', totalOrderFee: 2 }
    const totals = { totalCount: 3, totalServiceFee: '0.00000', totalOrderFee: 3, totalCouponRefundFee: 0 }
    const differences = [{ field: 'totalOrderFee', name: '订单总金额' }]
    expect(describeTotals('wechat-pay-trade', footer, totals, differences)).toEqual([
      { field: 'totalCount', name: '总交易单数', unit: 'count', footer: 3, rows: 3, isEqual: true },
      {
        field: 'totalCouponRefundFee',
        name: '充值券退款总金额',
        unit: 'fen',
        footer: undefined,
        rows: 0,
        isEqual: true
      },
      {
        field: 'totalServiceFee',
        name: '手续费总金额',
        unit: 'yuan',
        footer: '0.00000',
        rows: '0.00000',
        isEqual: true
      },
      { field: 'totalOrderFee', name: '订单总金额', unit: 'fen', footer: 2, rows: 3, isEqual: false }
    ])
  })

  it('shows ours alone where the file has none', () => {
    const found = describeTotals('alipay-fund', undefined, { incomeCount: 1 }, [])
    expect(found.map(({ name, footer, rows }) => [name, footer, rows])).toEqual([['收入合计笔数', undefined, 1]])
  })
})
