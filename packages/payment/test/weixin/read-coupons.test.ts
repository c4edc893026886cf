import { describe, expect, it } from 'vitest'
import { numbersOf, readCoupons, readRefundCoupons } from '../../src/weixin/read-coupons.ts'

const fail = (field: string, rule: string) => new Error(`${field}: ${rule}`)

describe('coupons', () => {
  it('of a payment are read by their numbers, in order', () => {
    const fields = {
      coupon_fee: '30',
      coupon_count: '11',
      ...{ coupon_id_10: 'j', coupon_fee_10: '20', coupon_type_10: 'NO_CASH' },
      ...{ coupon_id_0: 'a', coupon_fee_0: '10', coupon_type_0: 'CASH' }
    }
    expect(readCoupons(fields, fail)).toEqual([
      { couponId: 'a', couponType: 'CASH', couponFee: 10 },
      { couponId: 'j', couponType: 'NO_CASH', couponFee: 20 }
    ])
  })

  it('of a refund are read from names of their own', () => {
    const fields = {
      coupon_refund_fee: '5',
      coupon_type_0: 'CASH',
      coupon_refund_id_0: '123',
      coupon_refund_fee_0: '5'
    }
    expect(readRefundCoupons(fields, fail)).toEqual([{ couponType: 'CASH', couponRefundId: '123', couponRefundFee: 5 }])
  })

  // Without the underscores `1_10` and `11_0` are the same name.
  it('of several refunds keep apart what only the underscores tell apart', () => {
    const fields = {
      ...{
        coupon_refund_fee_1: '100',
        coupon_refund_fee_11: '7',
        coupon_refund_id_1_10: 'a',
        coupon_refund_fee_1_10: '1'
      },
      ...{ coupon_refund_id_11_0: 'b', coupon_refund_fee_11_0: '2' }
    }
    expect(readRefundCoupons(fields, fail, 1)).toEqual([
      { couponType: undefined, couponRefundId: 'a', couponRefundFee: 1 }
    ])
    expect(readRefundCoupons(fields, fail, 11)).toEqual([
      { couponType: undefined, couponRefundId: 'b', couponRefundFee: 2 }
    ])
    expect(readRefundCoupons(fields, fail, 0)).toEqual([])
  })

  it('have no number that the platform would not write', () => {
    expect(
      numbersOf({ refund_id_01: 'a', refund_id_1: 'b', refund_id_x: 'c', refund_id_: 'd' }, /^refund_id_(\d+)$/)
    ).toEqual([1])
  })

  it('are refused where an amount is none', () => {
    expect(() => readCoupons({ coupon_fee_0: '1.5' }, fail)).toThrow('coupon_fee_0')
  })
})
