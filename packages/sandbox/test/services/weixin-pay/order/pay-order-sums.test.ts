import { expect, it } from 'vitest'
import {
  couponSum,
  payOrderSums,
  payRefundSums,
  refundedFee
} from '../../../../src/services/weixin-pay/order/pay-order-sums.ts'
import type { StoredPayOrder, StoredPayRefund } from '../../../../src/services/weixin-pay/weixin-pay-state.ts'

const coupons = [
  { id: '1', type: 'CASH', fee: 10 },
  { id: '2', type: 'NO_CASH', fee: 25 }
] as const
const refund = (refundFee: number, status: string) =>
  ({ refundFee, status, couponRefunds: coupons }) as unknown as StoredPayRefund
const order = (payment: object | undefined, refunds: readonly StoredPayRefund[] = []) =>
  ({ parameters: { totalFee: 100 }, payment, refunds }) as unknown as StoredPayOrder

// total − coupons = cash; what nobody paid in lowers what the merchant gets (WeChat Pay v2 reference, 5 and 8).
it('sums up coupons, orders and refunds', () => {
  expect([couponSum(coupons), couponSum(coupons, 'CASH')]).toEqual([35, 10])
  expect(payOrderSums(order({ coupons }))).toEqual({
    totalFee: 100,
    couponFee: 35,
    cashFee: 65,
    settlementTotalFee: 75
  })
  expect(payOrderSums(order(undefined))).toMatchObject({ cashFee: 100, settlementTotalFee: 100 })
  expect(payRefundSums(refund(50, 'SUCCESS'))).toEqual({
    couponRefundFee: 35,
    cashRefundFee: 15,
    settlementRefundFee: 25
  })
  expect(refundedFee(order({}, [refund(1, 'PROCESSING'), refund(2, 'CHANGE'), refund(4, 'REFUNDCLOSE')]))).toBe(3)
})
