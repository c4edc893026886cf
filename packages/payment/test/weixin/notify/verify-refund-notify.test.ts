import { describe, expect, it } from 'vitest'
import { paidBody, REFUNDED, refundBody, sealedBody } from '../support/notify-samples.ts'
import { failureOf, KEY, startWeixin } from '../support/start-weixin.ts'

async function verifier(settings: object = {}) {
  const { payment } = await startWeixin('', settings)
  return (body: string) => payment.verifyRefundNotify({ body })
}

describe('a refund notification', () => {
  // A real one of 2018, encrypted anew.
  it('gives the refund, amounts in fen', async () => {
    const { raw, successReply, ...notify } = await (await verifier())(refundBody())
    expect(notify).toEqual({
      platform: 'weixin',
      kind: 'refund',
      outTradeNo: '71106718111915575302817',
      transactionId: '4200000215201811190261405420',
      outRefundNo: '131811191610442717309',
      refundId: '50000408942018111907145868882',
      totalFee: 3960,
      settlementTotalFee: 3960,
      refundFee: 3960,
      settlementRefundFee: 3960,
      refundStatus: 'SUCCESS',
      successTime: '2018-11-19 16:24:13',
      refundAccount: 'REFUND_SOURCE_RECHARGE_FUNDS',
      refundRecvAccout: '支付用户零钱'
    })
    expect(raw).toEqual(REFUNDED)
    expect(successReply.status).toBe(200)
  })

  it('opens with the old key while it is being replaced', async () => {
    expect((await (await verifier({ key: ['n'.repeat(32), KEY] }))(refundBody())).refundFee).toBe(3960)
  })

  it('falls back to the plain amounts where it leaves out the settled ones', async () => {
    const body = refundBody({
      settlement_refund_fee: '',
      settlement_total_fee: '',
      refund_status: 'CHANGE',
      success_time: ''
    })
    expect(await (await verifier())(body)).toMatchObject({
      ...{ settlementRefundFee: 3960, settlementTotalFee: 3960, refundStatus: 'CHANGE', successTime: undefined }
    })
  })
})

describe('what is no refund of ours', () => {
  it.each([
    [
      'of a payment',
      () => paidBody(),
      'ERR_SIGNATURE_BINDING',
      'refused a message without req_info, which reports no refund'
    ],
    [
      'with another key',
      () => refundBody({}, 'x'.repeat(32)),
      'ERR_SIGNATURE_MISMATCH',
      'refused a refund notification that none of the keys opens'
    ],
    [
      'without anything sealed',
      () => refundBody().replace(/<req_info>.*<\/req_info>/, '<req_info/>'),
      'ERR_SIGNATURE_MISMATCH',
      'none of the keys opens'
    ],
    [
      'sealed plainly',
      () => refundBody().replace(/(<req_info><!\[CDATA\[).*?\]/, '$1cGxhaW4=]'),
      'ERR_SIGNATURE_MISMATCH',
      'none of the keys opens'
    ],
    [
      'with another root inside',
      () => sealedBody('<xml><refund_id>1</refund_id></xml>'),
      'ERR_SIGNATURE_MISMATCH',
      'none of the keys opens'
    ],
    [
      'with a DTD inside',
      () => sealedBody('<!DOCTYPE root [<!ENTITY a "b">]><root></root>'),
      'ERR_SIGNATURE_MISMATCH',
      'none of the keys opens'
    ],
    [
      'with a field twice inside',
      () => sealedBody('<root><refund_fee>1</refund_fee><refund_fee>9</refund_fee></root>'),
      'ERR_SIGNATURE_MISMATCH',
      'none of the keys opens'
    ],
    ['without its number', () => refundBody({ refund_id: '' }), 'ERR_REPLY_SHAPE', '"refund_id" is not text'],
    [
      'with an amount in yuan',
      () => refundBody({ refund_fee: '39.60' }),
      'ERR_REPLY_SHAPE',
      '"refund_fee" is not a number in digits'
    ],
    [
      'for another app',
      () => refundBody({}, KEY, { appid: 'wx2' }),
      'ERR_SIGNATURE_BINDING',
      'for another app (appid)'
    ],
    [
      'for another merchant',
      () => refundBody({}, KEY, { mch_id: '10000101' }),
      'ERR_SIGNATURE_BINDING',
      'for another merchant (mch_id)'
    ]
  ])('is refused, with its own reason: %s', async (_, body, code, reason) => {
    const error = await failureOf((await verifier())(body()))
    expect(error.code).toBe(code)
    expect(error.message).toContain(reason)
  })
})
