import { expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

it('finds refunds by either number, and nothing else', async () => {
  const { paid, refund, weixinPay } = await openWeixinPay()
  await paid()
  const { refund_id = '' } = (await refund()).fields
  expect(weixinPay.refund(refund_id).outRefundNo).toBe('back_1')
  expect(() => weixinPay.refund('order_0001')).toThrow('there is no refund of that number')
  expect(() => weixinPay.order('back_1')).toThrow('there is no order of that number or prepay id')
  expect(() => weixinPay.order(1 as never)).toThrow('"order" expected text')
})
