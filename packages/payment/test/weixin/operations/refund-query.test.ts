import { describe, expect, it } from 'vitest'
import { failureOf, repliesOf, startWeixin } from '../support/start-weixin.ts'

/** Two refunds, the second with eleven coupons: enough for names that collide without their underscores. */
const coupons = Object.fromEntries(
  Array.from({ length: 11 }, (_, index) => [
    [`coupon_refund_id_1_${index}`, `id${index}`],
    [`coupon_refund_fee_1_${index}`, String(index + 1)],
    [`coupon_type_1_${index}`, 'CASH']
  ]).flat()
)
const order = {
  transaction_id: '1008450740201411110005820873',
  out_trade_no: '1415757673',
  total_refund_count: '2',
  refund_count: '2',
  total_fee: '1000',
  settlement_total_fee: '900',
  fee_type: 'CNY',
  cash_fee: '800',
  refund_fee: '160'
}
const refunds = {
  ...order,
  out_refund_no_0: '1415701182',
  refund_id_0: '2008450740201411110000174436',
  refund_channel_0: 'ORIGINAL',
  refund_fee_0: '60',
  settlement_refund_fee_0: '50',
  refund_status_0: 'SUCCESS',
  refund_account_0: 'REFUND_SOURCE_UNSETTLED_FUNDS',
  refund_recv_accout_0: '招商银行信用卡0403',
  refund_success_time_0: '2016-07-25 15:26:26',
  out_refund_no_1: '1415701183',
  refund_id_1: '2008450740201411110000174437',
  refund_fee_1: '100',
  coupon_refund_fee_1: '66',
  coupon_refund_count_1: '11',
  refund_status_1: 'PROCESSING',
  ...coupons
}

describe('refundQuery', () => {
  it('folds the numbered fields by the numbers in their names', async () => {
    const { payment, server } = await startWeixin(repliesOf().ok(refunds))
    const { raw, refundList, ...result } = await payment.refundQuery({ outTradeNo: '1415757673' })
    expect(server.requests[0]?.path).toBe('/pay/refundquery')
    expect(result).toEqual({
      errCode: 0,
      errMsg: 'ok',
      outTradeNo: '1415757673',
      transactionId: '1008450740201411110005820873',
      totalFee: 1000,
      settlementTotalFee: 900,
      cashFee: 800,
      feeType: 'CNY',
      refundFee: 160,
      refundStatus: undefined,
      totalRefundCount: 2
    })
    expect(refundList[0]).toEqual({
      outRefundNo: '1415701182',
      refundId: '2008450740201411110000174436',
      refundChannel: 'ORIGINAL',
      refundFee: 60,
      settlementRefundFee: 50,
      refundStatus: 'SUCCESS',
      couponRefundFee: undefined,
      couponRefundCount: undefined,
      refundAccount: 'REFUND_SOURCE_UNSETTLED_FUNDS',
      refundRecvAccout: '招商银行信用卡0403',
      refundSuccessTime: '2016-07-25 15:26:26',
      couponList: []
    })
    expect(refundList[1]).toMatchObject({
      refundFee: 100,
      settlementRefundFee: 100,
      couponRefundFee: 66,
      couponRefundCount: 11
    })
    expect(refundList[1]?.couponList).toEqual(
      Array.from({ length: 11 }, (_, index) => ({
        couponType: 'CASH',
        couponRefundId: `id${index}`,
        couponRefundFee: index + 1
      }))
    )
    expect(raw).toMatchObject({ refund_id_0: '2008450740201411110000174436' })
  })

  it('keeps twelve refunds in the order of their numbers', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        ...[
          [`out_refund_no_${index}`, `r${index}`],
          [`refund_id_${index}`, `i${index}`]
        ],
        ...[
          [`refund_fee_${index}`, '1'],
          [`refund_status_${index}`, 'SUCCESS']
        ]
      ]).flat()
    )
    const { payment } = await startWeixin(repliesOf().ok({ ...order, ...many, refund_count: '12' }))
    const { refundList } = await payment.refundQuery({ outTradeNo: '1415757673' })
    expect(refundList.map(({ outRefundNo }) => outRefundNo)).toEqual(
      Array.from({ length: 12 }, (_, index) => `r${index}`)
    )
  })

  const one = {
    ...{ ...order, refund_count: '1', total_refund_count: '1' },
    ...{ out_refund_no_0: '1415701182', refund_id_0: '20084', refund_fee_0: '60', refund_status_0: 'CHANGE' }
  }

  it('says the state of the refund where there is one only', async () => {
    const { payment, sent } = await startWeixin(repliesOf().ok(one))
    expect((await payment.refundQuery({ outRefundNo: '1415701182' })).refundStatus).toBe('CHANGE')
    expect(sent().out_refund_no).toBe('1415701182')
  })

  it('asks by any of the four numbers, from an offset on', async () => {
    const { payment, sent } = await startWeixin(repliesOf().ok(one))
    await payment.refundQuery({
      refundId: '20084',
      outRefundNo: '1415701182',
      transactionId: order.transaction_id,
      offset: 0
    })
    expect(sent()).toMatchObject({ refund_id: '20084', out_refund_no: '1415701182', offset: '0' })
    expect(sent().transaction_id).toBe(order.transaction_id)
  })

  it.each([
    [{ outRefundNo: '7' }, 'out_refund_no_0'],
    [{ refundId: '7' }, 'refund_id_0'],
    [{ outTradeNo: '7' }, 'out_trade_no']
  ])('is not believed where the reply is about another refund or order: %j', async (input, name) => {
    const { payment } = await startWeixin(repliesOf().ok(one))
    const error = await failureOf(payment.refundQuery(input))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING', shortMessage: `sent a reply about another ${name}` })
  })

  it('is no reply with another number of refunds than it says', async () => {
    const { payment } = await startWeixin(repliesOf().ok({ ...one, refund_count: '2' }))
    expect(await failureOf(payment.refundQuery({ outRefundNo: '1415701182' }))).toMatchObject({
      code: 'ERR_REPLY_SHAPE'
    })
  })

  it('explains a refund that is not there', async () => {
    const { payment } = await startWeixin(repliesOf().refused('REFUNDNOTEXIST', 'not exist'))
    const error = await failureOf(payment.refundQuery({ outRefundNo: '1415701182' }))
    expect(error).toMatchObject({ code: 'ERR_PAYMENT_WEIXIN_REFUND_NOT_FOUND' })
    expect(error.message).toContain('this is the proof that it was not accepted')
  })

  it.each([
    [{}, '"outRefundNo" expected text (or "refundId", "transactionId" or "outTradeNo" instead), got nothing'],
    [{ refundId: 'a b' }, '"refundId" expected up to 32 letters and digits'],
    [{ outTradeNo: '1', offset: -1 }, '"offset" expected an integer from 0 up'],
    [{ outTradeNo: '1', page: 1 }, '"page" expected one of the known fields']
  ])('refuses %j before it is sent', async (input, message) => {
    const { payment } = await startWeixin('')
    expect((await failureOf(payment.refundQuery(input as never))).message).toContain(message)
  })
})
