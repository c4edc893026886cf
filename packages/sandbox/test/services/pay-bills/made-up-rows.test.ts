import { parseBill } from '@kaifang/bill-csv'
import { expect, it } from 'vitest'
import { billChunks } from '../../../src/services/pay-bills/bill-chunks.ts'
import { madeUpRows } from '../../../src/services/pay-bills/made-up-rows.ts'
import { tradeBillLayout } from '../../../src/services/pay-bills/trade-bill-layout.ts'

const plan = { billDate: '20260102', count: 500, nasty: true, appId: 'wx1', mchId: '1900000001', feeRate: 60 }

it.each(['current', 'old', 'older'] as const)('nasty rows come through a reader unharmed: %s', (columns) => {
  const layout = tradeBillLayout({ type: 'ALL', columns, decimalCounts: false })
  const bill = parseBill(Buffer.concat([...billChunks(layout, madeUpRows(plan))]), {
    format: 'wechat-pay-trade',
    unescape: true
  })
  expect([bill.rows.length, bill.differences, bill.totals.totalCount]).toEqual([500, [], 500])
  const names = new Set(bill.rows.map(({ body }) => body))
  for (const name of ['苹果,香蕉,梨', '`反引号`开头', '逗号加反引号,`1.00,`2.00', '换行\n第二行\r\n第三行']) {
    expect(names).toContain(name)
  }
})

it('follows from the place alone, and every tenth refunds a part of the one before', () => {
  const [first, second] = [[...madeUpRows(plan)], [...madeUpRows({ ...plan, count: 600 })]]
  expect(second.slice(0, 500)).toEqual(first)
  for (const [index, row] of first.entries()) {
    expect(row.refund !== undefined).toBe(index % 10 === 9)
    if (row.refund !== undefined) {
      expect(row.transactionId).toBe(first[index - 1]?.transactionId)
      expect(row.refund.refundFee).toBeLessThanOrEqual(first[index - 1]!.totalFee)
    }
  }
  expect(new Set(first.map(({ refund, transactionId }) => refund?.refundId ?? transactionId)).size).toBe(500)
  expect([...madeUpRows({ ...plan, nasty: false, count: 3 })].map(({ body }) => body)).toEqual([
    '会员充值',
    '电影票两张',
    '午餐外卖'
  ])
})
