import { expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'
import { readDay } from './read-day.ts'

const desk = useAlipay()

it('take payments by the day of payment and refunds by the day of refund', async () => {
  // Ordered at 23:59, paid at 00:01, refunded the day after.
  await desk.sandbox.clock.advance(Date.parse('2026-01-02T23:59:00+08:00') - desk.sandbox.clock.now())
  await desk.place()
  await desk.sandbox.clock.advance('2m')
  desk.alipay.pay('order-1')
  await desk.sandbox.clock.advance('1d')
  await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '8.88', out_request_no: 'r1' })
  await desk.sandbox.clock.advance('5d')
  const kinds = async (date: string) => (await readDay(desk, date)).rows.map((row) => row.bizType)
  expect(await kinds('2026-01-02')).toEqual([])
  expect(await kinds('2026-01-03')).toEqual(['交易'])
  expect(await kinds('2026-01-04')).toEqual(['退款'])
})

it('leave out what was never paid, and refunds that wait or failed', async () => {
  await desk.place()
  await desk.place({ out_trade_no: 'order-2' })
  desk.alipay.pay('order-2')
  desk.alipay.configure({ refunds: 'pending' })
  for (const number of ['r1', 'r2']) {
    await desk.call('alipay.trade.refund', { out_trade_no: 'order-2', refund_amount: '1.00', out_request_no: number })
  }
  desk.alipay.settleRefund({ outTradeNo: 'order-2', outRequestNo: 'r2' }, 'failure')
  await desk.sandbox.clock.advance('1d')
  expect((await readDay(desk, '2026-01-02')).rows.map(({ outTradeNo }) => outTradeNo)).toEqual(['order-2'])
})
