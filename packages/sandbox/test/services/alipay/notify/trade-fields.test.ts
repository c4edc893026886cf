import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../../support/open-receiver.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

/** Places and pays an order, and gives the fields of its notification. */
async function payAndReceive(content: object = {}) {
  const { url, received } = await openReceiver((response) => response.end('success'))
  await desk.place(content, { notify_url: url })
  await desk.alipay.pay('order-1', { couponAmount: 100 }).firstDelivery
  return { received, fields: (index: number) => Object.fromEntries(new URLSearchParams(received[index]!.body)) }
}

describe('the fields of a notification', () => {
  it('are those of a payment', async () => {
    const { fields } = await payAndReceive({ body: '描述', passback_params: 'a%3D1' })
    const { tradeNo, openId } = desk.alipay.order('order-1')
    expect(fields(0)).toEqual({
      app_id: desk.alipay.appId,
      auth_app_id: desk.alipay.appId,
      body: '描述',
      buyer_logon_id: expect.stringMatching(/^1\d\d\*{4}\d{4}$/),
      buyer_open_id: openId,
      buyer_pay_amount: '87.88',
      charset: 'utf-8',
      fund_bill_list: '[{"amount":"87.88","fundChannel":"ALIPAYACCOUNT"},{"amount":"1.00","fundChannel":"COUPON"}]',
      gmt_create: '2026-01-02 11:04:05',
      gmt_payment: '2026-01-02 11:04:05',
      invoice_amount: '87.88',
      notify_id: expect.stringMatching(/^20260102\d{26}$/),
      notify_time: '2026-01-02 11:04:05',
      notify_type: 'trade_status_sync',
      out_trade_no: 'order-1',
      passback_params: 'a%3D1',
      point_amount: '0.00',
      receipt_amount: '88.88',
      seller_id: desk.alipay.sellerId,
      sign: expect.any(String),
      sign_type: 'RSA2',
      subject: '测试 - 1+1',
      total_amount: '88.88',
      trade_no: tradeNo,
      trade_status: 'TRADE_SUCCESS',
      version: '1.0'
    })
  })

  it('are, for refunds, those of the payment with what was given back so far', async () => {
    const { received, fields } = await payAndReceive()
    await desk.sandbox.clock.advance(123)
    for (const [number, amount] of [
      ['r1', '8.88'],
      ['r2', '80.00']
    ] as const) {
      await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: amount, out_request_no: number })
      await desk.sandbox.clock.advance(0)
    }
    expect(received).toHaveLength(3)
    expect(fields(1)).toMatchObject({
      trade_status: 'TRADE_SUCCESS',
      refund_fee: '8.88',
      out_biz_no: 'r1',
      gmt_refund: '2026-01-02 11:04:05.123',
      total_amount: '88.88'
    })
    expect(fields(2)).toMatchObject({ trade_status: 'TRADE_CLOSED', refund_fee: '88.88', out_biz_no: 'r2' })
    expect(new Set([0, 1, 2].map((index) => fields(index).notify_id)).size).toBe(3)
  })

  it('are not sent for refunds, if told so', async () => {
    const { received } = await payAndReceive()
    desk.alipay.configure({ notifyOnRefund: false })
    await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '1.00', out_request_no: 'r1' })
    await desk.sandbox.clock.advance(0)
    expect(received).toHaveLength(1)
  })
})
