import { expect, it } from 'vitest'
import type { StoredRefund, StoredTrade } from '../../../../src/services/alipay/trade/stored-trade.ts'
import { paidAmounts, refundedFen, sumFunds, tradeStatus } from '../../../../src/services/alipay/trade/trade-status.ts'

const trade = (more: Partial<StoredTrade> = {}): StoredTrade =>
  ({
    totalFen: 1000,
    funds: [],
    refunds: [],
    paidAtMs: undefined,
    closedAtMs: undefined,
    ...more
  }) as unknown as StoredTrade
const refund = (amountFen: number, status: StoredRefund['status']): StoredRefund =>
  ({ amountFen, status }) as StoredRefund
const dayMs = 86_400_000

it.each<[string, Partial<StoredTrade>, number]>([
  ['WAIT_BUYER_PAY', {}, 0],
  ['TRADE_SUCCESS', { paidAtMs: 0 }, 0],
  ['TRADE_SUCCESS', { paidAtMs: 0 }, 365 * dayMs - 1],
  ['TRADE_FINISHED', { paidAtMs: 0 }, 365 * dayMs],
  ['TRADE_SUCCESS', { paidAtMs: 0, refunds: [refund(999, 'success'), refund(1, 'pending')] }, 0],
  ['TRADE_CLOSED', { paidAtMs: 0, refunds: [refund(999, 'success'), refund(1, 'success')] }, 400 * dayMs],
  ['TRADE_CLOSED', { closedAtMs: 0 }, 0]
])('is %s', (status, more, nowMs) => {
  expect(tradeStatus(trade(more), nowMs, 365)).toBe(status)
})

it('counts what was given back, and what is about to be', () => {
  const some = trade({ refunds: [refund(1, 'success'), refund(10, 'pending'), refund(100, 'failure')] })
  expect([refundedFen(some), refundedFen(some, true)]).toEqual([1, 11])
})

it('follows the amounts from the means of payment', () => {
  const funds = [
    { fundChannel: 'ALIPAYACCOUNT', amount: 700 },
    { fundChannel: 'COUPON', amount: 100 },
    { fundChannel: 'MDISCOUNT', amount: 50 },
    { fundChannel: 'POINT', amount: 150 }
  ]
  expect(paidAmounts(trade({ paidAtMs: 0, funds }))).toEqual({
    receiptFen: 950,
    buyerFen: 850,
    pointFen: 150,
    invoiceFen: 700,
    merchantDiscountFen: 50,
    couponFen: 100
  })
  expect(paidAmounts(trade())).toMatchObject({ receiptFen: 0, buyerFen: 0 })
  expect(sumFunds({ funds }, 'COUPON', 'POINT')).toBe(250)
})
