import { expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'
import { readDay } from './read-day.ts'

const desk = useAlipay()

it('tells each movement of the account, and its balance', async () => {
  await desk.place({ total_amount: '1000.00' })
  desk.alipay.pay('order-1')
  await desk.sandbox.clock.advance('1d')
  await desk.place({ out_trade_no: 'order-2', total_amount: '10.00' })
  desk.alipay.pay('order-2', { merchantDiscountAmount: 100 })
  await desk.call('alipay.trade.refund', { out_trade_no: 'order-2', refund_amount: '2.00', out_request_no: 'r1' })
  await desk.sandbox.clock.advance('1d')
  const { rows, differences } = await readDay(desk, '2026-01-03', 'alipay-fund')
  expect(differences).toEqual([])
  expect(
    rows.map(({ bizType, incomeAmount, expenditureAmount, balance }) => [
      bizType,
      incomeAmount,
      expenditureAmount,
      balance
    ])
  ).toEqual([
    // 1000.00 less its fee of 6.00 was there before.
    ['在线支付', 900, undefined, 100_300],
    ['收费', undefined, -5, 100_295],
    ['交易退款', undefined, -200, 100_095]
  ])
})

it('has a summary that agrees', async () => {
  await desk.place()
  desk.alipay.pay('order-1')
  await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '88.88', out_request_no: 'r1' })
  await desk.sandbox.clock.advance('1d')
  const { rows, differences, totals } = await readDay(desk, '2026-01-02', 'alipay-fund-summary')
  expect(differences).toEqual([])
  expect(rows.map(({ type }) => type)).toEqual(['在线支付', '收费', '交易退款'])
  expect(totals).toEqual({
    incomeCount: 1,
    incomeAmount: 8888,
    expenditureCount: 2,
    expenditureAmount: -8941,
    totalAmount: -53
  })
})
