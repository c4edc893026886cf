import { describe, expect, it } from 'vitest'
import { done, failureOf, refused, startGateway } from '../start-gateway.ts'

const found = {
  trade_no: '2014112611001004680073956707',
  out_trade_no: '20150320010101001',
  out_request_no: '20150320010101002',
  refund_reason: '用户退款请求',
  total_amount: '100.20',
  refund_amount: '12.33',
  refund_status: 'REFUND_SUCCESS',
  refund_royaltys: [
    { refund_amount: '10', royalty_type: 'transfer', result_code: 'SUCCESS', trans_out: '2088102210397302' }
  ],
  refund_detail_item_list: [{ fund_channel: 'BANKCARD', bank_code: 'CMB', amount: '12.33', fund_type: 'DEBIT_CARD' }]
}
const input = { outTradeNo: '20150320010101001', outRefundNo: '20150320010101002' }

it('reads one refund in fen, with both lists', async () => {
  const { payment, answer, calls } = await startGateway()
  answer(done(found))
  expect(await payment.refundQuery(input)).toEqual({
    errCode: 0,
    errMsg: 'ok',
    outTradeNo: '20150320010101001',
    transactionId: '2014112611001004680073956707',
    outRefundNo: '20150320010101002',
    totalFee: 10020,
    refundFee: 1233,
    refundStatus: 'SUCCESS',
    refundId: undefined,
    refundDesc: '用户退款请求',
    refundRoyaltys: [
      {
        refundAmount: 1000,
        royaltyType: 'transfer',
        resultCode: 'SUCCESS',
        transOut: '2088102210397302',
        transOutEmail: undefined,
        transIn: undefined,
        transInEmail: undefined
      }
    ],
    refundDetailItemList: [
      { fundChannel: 'BANKCARD', bankCode: 'CMB', amount: 1233, realAmount: undefined, fundType: 'DEBIT_CARD' }
    ],
    raw: done(found)
  })
  expect(calls()).toMatchObject([
    {
      method: 'alipay.trade.fastpay.refund.query',
      bizContent: { out_trade_no: '20150320010101001', out_request_no: '20150320010101002' }
    }
  ])
})

it('names the number of the settlement where the platform gives one', async () => {
  const { payment, answer } = await startGateway()
  answer(done({ ...found, refund_settlement_id: '2018101610032004620239146945' }))
  expect((await payment.refundQuery(input)).refundId).toBe('2018101610032004620239146945')
})

describe('a reply without a status', () => {
  it('is unknown, and never a failure', async () => {
    const { payment, answer } = await startGateway()
    answer(done({ ...found, refund_status: undefined }))
    expect(await payment.refundQuery(input)).toMatchObject({ refundStatus: 'UNKNOWN', refundFee: 1233 })
  })

  it('is done for a contract of the older documentation', async () => {
    const { payment, answer } = await startGateway({ legacyRefundStatus: true })
    answer(done({ ...found, refund_status: '' }))
    expect(await payment.refundQuery(input)).toMatchObject({ refundStatus: 'SUCCESS' })
  })

  it.each([true, false])(
    'and without an amount is what a wrong number gets: unknown (legacyRefundStatus %j)',
    async (legacy) => {
      const { payment, answer } = await startGateway({ legacyRefundStatus: legacy })
      answer(done())
      expect(await payment.refundQuery(input)).toMatchObject({
        refundStatus: 'UNKNOWN',
        refundFee: undefined,
        outTradeNo: undefined,
        outRefundNo: undefined
      })
    }
  )
})

it('takes another status for unknown, also in the older reading', async () => {
  const { payment, answer } = await startGateway({ legacyRefundStatus: true })
  answer(done({ ...found, refund_status: 'REFUND_PENDING' }))
  expect(await payment.refundQuery(input)).toMatchObject({ refundStatus: 'UNKNOWN' })
})

it.each([
  ['another refund', { out_request_no: 'R2' }],
  ['another order', { out_trade_no: 'A2' }]
])('refuses a signed reply about %s', async (_what, change) => {
  const { payment, answer } = await startGateway()
  answer(done({ ...found, ...change }))
  expect(await failureOf(payment.refundQuery(input))).toMatchObject({
    code: 'ERR_SIGNATURE_BINDING',
    outcome: 'rejected'
  })
})

it.each(['ACQ.TRADE_NOT_EXIST', 'TRADE_NOT_EXIST'])('says that there is no such order: %s', async (code) => {
  const { payment, answer } = await startGateway()
  answer(refused(code))
  expect(await failureOf(payment.refundQuery(input))).toMatchObject({ code: 'ERR_ALIPAY_NOT_FOUND' })
})

it.each([
  [{ outTradeNo: 'A1' }, '"outRefundNo" expected text of 1 to 64 characters, got nothing'],
  [{ outRefundNo: 'R1' }, '"outTradeNo" expected an order number'],
  [{ ...input, refundId: 'X' }, '"refundId" expected one of the known fields']
])('refuses %j before anything is sent', async (wrong, message) => {
  const { payment, server } = await startGateway()
  await expect(payment.refundQuery(wrong as never)).rejects.toThrow(`payment.refundQuery: ${message}`)
  expect(server.requests).toHaveLength(0)
})
