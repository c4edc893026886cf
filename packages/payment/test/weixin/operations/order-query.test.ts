import { describe, expect, it } from 'vitest'
import { failureOf, repliesOf, startWeixin } from '../support/start-weixin.ts'

/** The document's sample of a paid order, with coupons. */
const paid = {
  device_info: '1000',
  openid: 'oUpF8uN95-Ptaags6E_roPHg7AG0',
  is_subscribe: 'Y',
  trade_type: 'MICROPAY',
  bank_type: 'CCB_DEBIT',
  total_fee: '100',
  settlement_total_fee: '90',
  fee_type: 'CNY',
  cash_fee: '80',
  cash_fee_type: 'CNY',
  coupon_fee: '20',
  coupon_count: '2',
  coupon_type_0: 'CASH',
  coupon_id_0: '10000',
  coupon_fee_0: '10',
  coupon_type_1: 'NO_CASH',
  coupon_id_1: '10001',
  coupon_fee_1: '10',
  transaction_id: '1008450740201411110005820873',
  out_trade_no: '1415757673',
  attach: '订单额外描述\n第二行',
  time_end: '20141111170043',
  trade_state: 'SUCCESS',
  trade_state_desc: '支付成功'
}

describe('orderQuery', () => {
  it('asks by the number that was given', async () => {
    const { payment, server, sent } = await startWeixin(repliesOf().ok(paid))
    await payment.orderQuery({ outTradeNo: '1415757673' })
    await payment.orderQuery({ transactionId: paid.transaction_id })
    await payment.orderQuery({ transactionId: paid.transaction_id, outTradeNo: '1415757673' })
    expect(server.requests.map(({ path }) => path)).toEqual(Array(3).fill('/pay/orderquery'))
    const asked = [0, 1, 2].map((index) => [sent(index).transaction_id, sent(index).out_trade_no])
    expect(asked).toEqual([
      [undefined, '1415757673'],
      [paid.transaction_id, undefined],
      [paid.transaction_id, '1415757673']
    ])
  })

  it('gives a paid order with amounts in fen', async () => {
    const { payment } = await startWeixin(repliesOf().ok(paid))
    const { raw, ...order } = await payment.orderQuery({ outTradeNo: '1415757673' })
    expect(order).toEqual({
      errCode: 0,
      errMsg: 'ok',
      appId: 'wxd930ea5d5a258f4f',
      mchId: '10000100',
      outTradeNo: '1415757673',
      transactionId: '1008450740201411110005820873',
      tradeState: 'SUCCESS',
      tradeStateDesc: '支付成功',
      paid: true,
      tradeType: 'MICROPAY',
      bankType: 'CCB_DEBIT',
      totalFee: 100,
      settlementTotalFee: 90,
      feeType: 'CNY',
      cashFee: 80,
      cashFeeType: 'CNY',
      couponFee: 20,
      couponList: [
        { couponId: '10000', couponType: 'CASH', couponFee: 10 },
        { couponId: '10001', couponType: 'NO_CASH', couponFee: 10 }
      ],
      openid: 'oUpF8uN95-Ptaags6E_roPHg7AG0',
      attach: '订单额外描述\n第二行',
      timeEnd: '20141111170043'
    })
    expect(raw).toMatchObject(paid)
  })

  it('gives an unpaid order without what it does not have', async () => {
    const { payment } = await startWeixin(
      repliesOf().ok({ trade_state: 'NOTPAY', out_trade_no: '1415757673', total_fee: '7' })
    )
    const order = await payment.orderQuery({ outTradeNo: '1415757673' })
    expect(order).toMatchObject({
      tradeState: 'NOTPAY',
      paid: false,
      totalFee: 7,
      settlementTotalFee: 7,
      couponList: []
    })
    for (const name of ['transactionId', 'cashFee', 'openid', 'timeEnd'] as const) expect(order[name]).toBeUndefined()
  })

  // REFUND: paid, and at least partly refunded.
  it.each(['SUCCESS', 'REFUND'])('says of the state %s that it is paid', async (state) => {
    const { payment } = await startWeixin(repliesOf().ok({ trade_state: state, out_trade_no: '1415757673' }))
    expect((await payment.orderQuery({ outTradeNo: '1415757673' })).paid).toBe(true)
  })

  it.each(['NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR', 'ACCEPT', 'BRAND_NEW'])(
    'says of the state %s that it is not paid',
    async (state) => {
      const { payment } = await startWeixin(repliesOf().ok({ trade_state: state, out_trade_no: '1415757673' }))
      expect((await payment.orderQuery({ outTradeNo: '1415757673' })).paid).toBe(false)
    }
  )

  it('is repeated while the platform is busy, and then gives up', async () => {
    const { payment, server } = await startWeixin(repliesOf().refused('SYSTEMERROR'))
    expect(await failureOf(payment.orderQuery({ outTradeNo: '1415757673' }))).toMatchObject({ outcome: 'rejected' })
    expect(server.requests).toHaveLength(3)
  })

  it('explains an order that is not there', async () => {
    const { payment } = await startWeixin(repliesOf().refused('ORDERNOTEXIST', '此交易订单号不存在'))
    const error = await failureOf(payment.orderQuery({ outTradeNo: '1415757673' }))
    expect(error.message.split('\n')[0]).toBe(
      'payment.orderQuery was refused: ORDERNOTEXIST 此交易订单号不存在 (there is no such order)'
    )
    expect(error).toMatchObject({
      code: 'ERR_PAYMENT_WEIXIN_ORDER_NOT_FOUND',
      errCode: 'ORDERNOTEXIST',
      retryable: false
    })
  })

  it.each([
    [{}, '"outTradeNo" expected text (or "transactionId" instead), got nothing'],
    [{ outTradeNo: '' }, '"outTradeNo" expected text of 1 to 32 characters, got empty text'],
    [{ outTradeNo: '订单' }, '"outTradeNo" expected 1 to 32 letters, digits and _ - | * @'],
    [{ outTradeNo: 'a'.repeat(33) }, '"outTradeNo" expected text of 1 to 32 characters'],
    [{ transactionId: 'a b' }, '"transactionId" expected up to 32 letters and digits'],
    [{ orderId: '1' }, '"orderId" expected one of the known fields']
  ])('refuses %j before it is sent', async (input, message) => {
    const { payment, server } = await startWeixin('')
    expect((await failureOf(payment.orderQuery(input as never))).message).toContain(`payment.orderQuery: ${message}`)
    expect(server.requests).toHaveLength(0)
  })
})
