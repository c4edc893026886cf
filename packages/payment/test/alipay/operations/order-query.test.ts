import { ApiError, SignatureError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { done, failureOf, refused, startGateway } from '../start-gateway.ts'

/** The reply of the platform's page on alipay.trade.query, shortened. */
const paid = {
  trade_no: '2013112011001004330000121536',
  out_trade_no: '6823789339978248',
  buyer_logon_id: '159****5620',
  trade_status: 'TRADE_SUCCESS',
  total_amount: '88.88',
  buyer_pay_amount: '8.88',
  point_amount: '10.00',
  receipt_amount: '15.25',
  send_pay_date: '2014-11-27 15:45:57',
  fund_bill_list: [{ fund_channel: 'ALIPAYACCOUNT', amount: '10' }],
  buyer_user_id: '2088101117955611'
}

it('asks for the order and reads it in fen', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(done(paid))
  expect(await payment.orderQuery({ outTradeNo: '6823789339978248' })).toEqual({
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: '6823789339978248',
    transactionId: '2013112011001004330000121536',
    tradeState: 'SUCCESS',
    paid: true,
    totalFee: 8888,
    settlementTotalFee: 1525,
    cashFee: 888,
    openid: '2088101117955611',
    feeType: 'CNY',
    timeEnd: '20141127154557',
    cashFeeType: undefined,
    raw: done(paid)
  })
  expect(calls()).toMatchObject([{ method: 'alipay.trade.query', bizContent: { out_trade_no: '6823789339978248' } }])
  expect(Object.keys(calls()[0]!.bizContent)).toEqual(['out_trade_no'])
})

it('sends both numbers where both are given', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(done(paid))
  await payment.orderQuery({ outTradeNo: '6823789339978248', transactionId: '2013112011001004330000121536' })
  expect(calls()[0]?.bizContent).toEqual({
    out_trade_no: '6823789339978248',
    trade_no: '2013112011001004330000121536'
  })
})

describe('an unpaid order', () => {
  it('is a result, with undefined and never NaN where the reply has nothing', async () => {
    const { payment, answer } = await startGateway()
    answer(done({ trade_no: 'T1', out_trade_no: 'A1', trade_status: 'WAIT_BUYER_PAY', total_amount: '0.57' }))
    expect(await payment.orderQuery({ outTradeNo: 'A1' })).toMatchObject({
      tradeState: 'USERPAYING',
      paid: false,
      totalFee: 57,
      settlementTotalFee: 57,
      cashFee: undefined,
      openid: undefined
    })
  })
})

it.each([
  ['TRADE_FINISHED', 'FINISHED', true],
  ['TRADE_CLOSED', 'CLOSED', false],
  ['TRADE_PENDING', 'TRADE_PENDING', false]
])('reads %s as %s', async (trade_status, tradeState, isPaid) => {
  const { payment, answer } = await startGateway()
  answer(done({ ...paid, trade_status }))
  expect(await payment.orderQuery({ outTradeNo: '6823789339978248' })).toMatchObject({ tradeState, paid: isPaid })
})

it('settles what a contract settles in another currency', async () => {
  const { payment, answer } = await startGateway()
  answer(done({ ...paid, settle_amount: '2.96', trans_currency: 'CNY', pay_currency: 'USD', buyer_open_id: '074a1C' }))
  expect(await payment.orderQuery({ outTradeNo: '6823789339978248' })).toMatchObject({
    settlementTotalFee: 296,
    feeType: 'CNY',
    cashFeeType: 'USD',
    openid: '074a1C'
  })
})

it('refuses a signed reply about another order', async () => {
  const { payment, answer } = await startGateway()
  answer(done(paid))
  const error = await failureOf(payment.orderQuery({ outTradeNo: 'A2' }))
  expect(SignatureError.isInstance(error)).toBe(true)
  expect(error.code).toBe('ERR_SIGNATURE_BINDING')
})

it.each(['ACQ.TRADE_NOT_EXIST', 'aop.ACQ.TRADE_NOT_EXIST', 'TRADE_NOT_EXIST'])(
  'says that there is none: %s',
  async (code) => {
    const { payment, answer } = await startGateway()
    answer(refused(code))
    const error = await failureOf(payment.orderQuery({ outTradeNo: 'A1' }))
    expect(ApiError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({
      code: 'ERR_ALIPAY_NOT_FOUND',
      operation: 'orderQuery',
      errCode: code,
      outcome: 'rejected'
    })
  }
)

it('repeats a read that the platform had no time for', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(refused('ACQ.SYSTEM_ERROR'), done(paid))
  expect((await payment.orderQuery({ outTradeNo: '6823789339978248' })).paid).toBe(true)
  expect(calls()).toHaveLength(2)
})

it.each([
  [{}, '"outTradeNo" expected an order number (or "transactionId" instead), got neither'],
  [{ out_trade_no: 'A1' }, '"out_trade_no" expected one of the known fields (outTradeNo, transactionId)'],
  ['A1', '"input" expected an object']
])('refuses %j before anything is sent', async (input, message) => {
  const { payment, server } = await startGateway()
  await expect(payment.orderQuery(input as never)).rejects.toThrow(`payment.orderQuery: ${message}`)
  expect(server.requests).toHaveLength(0)
})
