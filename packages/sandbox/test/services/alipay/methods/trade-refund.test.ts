import { beforeEach, describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const refund = async (amount: string, number?: string, more: object = {}) => {
  const content = {
    out_trade_no: 'order-1',
    refund_amount: amount,
    ...(number === undefined ? {} : { out_request_no: number }),
    ...more
  }
  return (await desk.call('alipay.trade.refund', content)).node
}

describe('alipay.trade.refund', () => {
  beforeEach(async () => {
    await desk.place()
    desk.alipay.pay('order-1', { couponAmount: 100, merchantDiscountAmount: 50 })
  })

  it('counts refund_fee over all refunds of the trade', async () => {
    expect(await refund('8.88', 'r1')).toMatchObject({
      code: '10000',
      fund_change: 'Y',
      refund_fee: '8.88',
      send_back_fee: '8.88'
    })
    expect(await refund('10.00', 'r2')).toMatchObject({ fund_change: 'Y', refund_fee: '18.88', send_back_fee: '10.00' })
    expect(desk.alipay.order('order-1')).toMatchObject({ status: 'TRADE_SUCCESS', refundedAmount: 1888 })
  })

  it('closes the trade when all is given back, coupons and discounts last', async () => {
    const options = { query_options: ['refund_detail_item_list'] }
    await refund('80.00', 'r1')
    const last = await refund('8.88', 'r2', options)
    expect(last).toMatchObject({
      refund_fee: '88.88',
      send_back_fee: '7.38',
      refund_detail_item_list: [
        { amount: '7.38', fund_channel: 'ALIPAYACCOUNT' },
        { amount: '1.00', fund_channel: 'COUPON' },
        { amount: '0.50', fund_channel: 'MDISCOUNT' }
      ]
    })
    expect(desk.alipay.order('order-1').status).toBe('TRADE_CLOSED')
    expect((await refund('0.01', 'r3')).sub_code).toBe('ACQ.TRADE_HAS_CLOSE')
    expect(await refund('8.88', 'r2')).toMatchObject({ fund_change: 'N', refund_fee: '88.88' })
  })

  it('repeats by the request number without paying twice', async () => {
    await refund('8.88', 'r1')
    expect(await refund('8.88', 'r1')).toMatchObject({ code: '10000', fund_change: 'N', refund_fee: '8.88' })
    expect((await refund('8.89', 'r1')).sub_code).toBe('ACQ.DISCORDANT_REPEAT_REQUEST')
    expect(desk.alipay.refunds()).toHaveLength(1)
  })

  it('takes the order number for a missing request number, for whole refunds only', async () => {
    expect(await refund('1.00')).toMatchObject({ code: '40004', sub_code: 'ACQ.REFUND_FEE_ERROR', refund_fee: '0.00' })
    expect(await refund('88.88')).toMatchObject({ fund_change: 'Y' })
    expect(desk.alipay.refunds()).toMatchObject([
      { outRequestNo: 'order-1', refundAmount: 8888, status: 'success', refundedAt: '2026-01-02 11:04:05' }
    ])
  })

  it.each([
    ['88.89', 'ACQ.REASON_TRADE_REFUND_FEE_ERR'],
    ['0', 'ACQ.INVALID_PARAMETER'],
    ['-1', 'ACQ.INVALID_PARAMETER'],
    ['1.001', 'ACQ.INVALID_PARAMETER']
  ])('refuses %s', async (amount, subCode) => {
    expect((await refund(amount, 'r1')).sub_code).toBe(subCode)
  })

  it('refuses after the window', async () => {
    desk.alipay.configure({ refundWindowDays: 90 })
    await desk.sandbox.clock.advance('90d')
    expect((await refund('1.00', 'r1')).sub_code).toBe('ACQ.TRADE_HAS_FINISHED')
  })

  it('can leave a refund waiting, which then succeeds or fails', async () => {
    desk.alipay.configure({ refunds: 'pending' })
    expect(await refund('8.88', 'r1')).toMatchObject({ fund_change: 'N', refund_fee: '0.00' })
    expect((await refund('88.00', 'r2')).sub_code).toBe('ACQ.REASON_TRADE_REFUND_FEE_ERR')
    expect(desk.alipay.settleRefund({ outTradeNo: 'order-1', outRequestNo: 'r1' })).toMatchObject({ status: 'success' })
    expect(await refund('8.88', 'r1')).toMatchObject({ fund_change: 'N', refund_fee: '8.88' })
    await refund('1.00', 'r3')
    expect(desk.alipay.settleRefund({ outTradeNo: 'order-1', outRequestNo: 'r3' }, 'failure')).toMatchObject({
      status: 'failure'
    })
    expect(await refund('1.00', 'r3')).toMatchObject({ fund_change: 'N', refund_fee: '8.88' })
    expect(() => desk.alipay.settleRefund({ outTradeNo: 'order-1', outRequestNo: 'r9' })).toThrow(
      'no refund of that number waits'
    )
  })
})

describe('alipay.trade.refund of what is not paid', () => {
  it('is refused', async () => {
    expect((await refund('1.00', 'r1')).sub_code).toBe('ACQ.TRADE_NOT_EXIST')
    await desk.place()
    expect((await refund('1.00', 'r1')).sub_code).toBe('ACQ.TRADE_STATUS_ERROR')
  })
})
