import { expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

it('shows orders and refunds, frozen', async () => {
  const { place, paid, refund, weixinPay } = await openWeixinPay()
  await place()
  const open = weixinPay.order('order_0001')
  expect(open).toMatchObject({ tradeState: 'NOTPAY', refundedFee: 0, coupons: [], signType: 'MD5' })
  expect([open.transactionId, open.cashFee, open.timeEnd, open.openid]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined
  ])
  const view = await paid({ out_trade_no: 'order_0002' }, { coupons: [{ type: 'CASH', fee: 40 }] })
  await refund({ out_trade_no: 'order_0002' })
  expect(weixinPay.order('order_0002')).toMatchObject({
    tradeState: 'REFUND',
    cashFee: 60,
    coupons: [{ type: 'CASH', fee: 40, id: expect.any(String) }],
    timeEnd: '20260102110405',
    refundedFee: 10
  })
  const [back] = weixinPay.refunds()
  expect(back).toMatchObject({ outTradeNo: 'order_0002', refundFee: 10, status: 'PROCESSING', successTime: undefined })
  expect([view, back, view.coupons].map(Object.isFrozen)).toEqual([true, true, true])
})
