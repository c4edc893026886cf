import { expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

it('shows a trade and its refunds as they are now, frozen', async () => {
  await desk.place({}, { notify_url: 'http://127.0.0.1:1/n' })
  const { openId } = desk.alipay.order('order-1')
  desk.alipay.pay('order-1', { merchantDiscountAmount: 88 })
  await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '8.88', out_request_no: 'r1' })
  const order = desk.alipay.order('order-1')
  expect(order).toEqual({
    tradeNo: expect.stringMatching(/^\d{28}$/),
    outTradeNo: 'order-1',
    status: 'TRADE_SUCCESS',
    method: 'alipay.trade.create',
    totalAmount: 8888,
    receiptAmount: 8800,
    buyerPayAmount: 8800,
    refundedAmount: 888,
    subject: '测试 - 1+1',
    openId,
    userId: expect.stringMatching(/^2088\d{12}$/),
    funds: [
      { fundChannel: 'ALIPAYACCOUNT', amount: 8800 },
      { fundChannel: 'MDISCOUNT', amount: 88 }
    ],
    notifyUrl: 'http://127.0.0.1:1/n',
    createdAt: '2026-01-02 11:04:05',
    paidAt: '2026-01-02 11:04:05'
  })
  expect([Object.isFrozen(order), Object.isFrozen(order.funds), Object.isFrozen(desk.alipay.orders())]).toEqual([
    true,
    true,
    true
  ])
  expect(desk.alipay.refunds()).toEqual([
    {
      outRequestNo: 'r1',
      outTradeNo: 'order-1',
      tradeNo: order.tradeNo,
      refundAmount: 888,
      status: 'success',
      refundedAt: '2026-01-02 11:04:05'
    }
  ])
})
