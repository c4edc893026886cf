import { ALIPAY_NOTIFY_REPLY } from '@kaifang/alipay'
import { describe, expect, it } from 'vitest'
import { readTradeNotify } from '../../../src/alipay/notify/read-trade-notify.ts'
import { PAID_FIELDS } from '../trade-fields.ts'

const successReply = ALIPAY_NOTIFY_REPLY.success
const read = (fields: Readonly<Record<string, string | undefined>>) =>
  readTradeNotify('verifyPaymentNotify', {
    notifyId: '2023122101222162644199160501632046',
    fields: Object.fromEntries(
      Object.entries({ ...PAID_FIELDS, ...fields }).filter(([, value]) => value !== undefined)
    ),
    successReply
  })

describe('a payment', () => {
  it('is read from the notification of our sources, amounts in fen, time in digits', () => {
    expect(read({})).toEqual({
      platform: 'alipay',
      kind: 'payment',
      totalFee: 1,
      cashFee: 1,
      feeType: 'CNY',
      outTradeNo: '1703147160',
      transactionId: '2023122122001499160501589436',
      timeEnd: '20231221162643',
      openid: '2088722003899169',
      appId: '9021000122682882',
      sellerId: '2088721003899159',
      tradeState: 'SUCCESS',
      resultCode: 'SUCCESS',
      notifyId: '2023122101222162644199160501632046',
      raw: PAID_FIELDS,
      successReply
    })
  })

  it('names the open id where the message has both', () => {
    expect(read({ buyer_open_id: '074a1CcTG1Le' })).toMatchObject({ openid: '074a1CcTG1Le' })
  })

  it('is one that can not be refunded any more too', () => {
    expect(read({ trade_status: 'TRADE_FINISHED' })).toMatchObject({ kind: 'payment', tradeState: 'FINISHED' })
  })

  it('without a refund is one although the message has an amount of refunds: none', () => {
    expect(read({ refund_fee: '0.00' }).kind).toBe('payment')
  })

  it.each(['out_trade_no', 'trade_no', 'total_amount', 'trade_status', 'app_id'])('without %s is refused', (field) => {
    expect(() => read({ [field]: undefined })).toThrow(`got a notification whose "${field}" is not`)
  })

  it('with an amount that is none is refused', () => {
    expect(() => read({ total_amount: '1e2' })).toThrow('"total_amount" is not an amount in yuan')
  })
})

describe('a refund', () => {
  const refunded = { refund_fee: '0.01', gmt_refund: '2023-12-21 17:26:43.320', out_biz_no: 'R1' }

  it.each([
    ['in part', 'TRADE_SUCCESS', 'SUCCESS'],
    ['in full', 'TRADE_CLOSED', 'CLOSED']
  ])('%s is told from a payment, whatever its state', (_what, trade_status, tradeState) => {
    expect(read({ ...refunded, trade_status })).toMatchObject({
      kind: 'refund',
      totalFee: 1,
      refundFee: 1,
      outTradeNo: '1703147160',
      transactionId: '2023122122001499160501589436',
      outRefundNo: 'R1',
      refundStatus: 'SUCCESS',
      refundTime: '2023-12-21 17:26:43.320',
      tradeState
    })
  })

  it('shows in its time or in its amount alone', () => {
    expect(read({ refund_fee: '0.01' })).toMatchObject({
      kind: 'refund',
      outRefundNo: undefined,
      refundTime: undefined
    })
    expect(() => read({ gmt_refund: '2023-12-21 17:26:43' })).toThrow('"refund_fee" is not an amount in yuan')
  })

  it('may have its number under the name of the request', () => {
    expect(read({ ...refunded, out_biz_no: undefined, out_request_no: 'R2' })).toMatchObject({ outRefundNo: 'R2' })
  })
})

it.each(['refund_status', 'refund_amount', 'out_request_no', 'dback_status', 'dback_amount'])(
  'is no payment what speaks of a refund by %s alone',
  (field) => {
    expect(read({ [field]: '0.01' })).toMatchObject({ kind: 'other', state: 'TRADE_SUCCESS' })
  }
)

it.each(['WAIT_BUYER_PAY', 'TRADE_CLOSED', 'TRADE_SOMETHING_NEW'])('%s is neither', (trade_status) => {
  expect(read({ trade_status })).toMatchObject({ kind: 'other', state: trade_status, outTradeNo: '1703147160' })
})
