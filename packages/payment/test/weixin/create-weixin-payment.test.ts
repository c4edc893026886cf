import { describe, expect, it } from 'vitest'
import { startWeixin } from './support/start-weixin.ts'

describe('the operations of a merchant', () => {
  it('are bound, frozen, and named as in the seed', async () => {
    const { payment } = await startWeixin('')
    expect(Object.isFrozen(payment)).toBe(true)
    expect(Object.keys(payment)).toEqual([
      ...['platform', 'getOrderInfo', 'orderQuery', 'closeOrder', 'refund', 'refundQuery', 'listRefunds'],
      ...['openBill', 'downloadBill', 'openFundflow', 'downloadFundflow'],
      ...['verifyPaymentNotify', 'verifyRefundNotify', 'createNotifyHandler', 'call']
    ])
    expect(payment.platform).toBe('weixin')
  })

  it('reject, and never throw, what can not be sent', async () => {
    const { payment } = await startWeixin('')
    const wrong = undefined as never
    const calls = [
      () => payment.getOrderInfo(wrong),
      () => payment.orderQuery(wrong),
      () => payment.closeOrder(wrong),
      () => payment.refund(wrong),
      () => payment.refundQuery(wrong),
      () => payment.listRefunds(wrong).next(),
      () => payment.openBill(wrong),
      () => payment.downloadBill(wrong),
      () => payment.openFundflow(wrong),
      () => payment.downloadFundflow(wrong),
      () => payment.verifyPaymentNotify(wrong),
      () => payment.verifyRefundNotify(wrong),
      () => payment.call(wrong)
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'ERR_INPUT' })
  })
})
