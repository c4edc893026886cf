import { describe, expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

const scene_info = '{"h5_info":{"type":"Wap","wap_url":"https://example.com","wap_name":"x"}}'

describe('the buyer', () => {
  it('finds the order by any of its names', async () => {
    const { place, weixinPay } = await openWeixinPay()
    await place({ trade_type: 'NATIVE', product_id: 'p' })
    const { fields } = await place({ out_trade_no: 'order_0002', trade_type: 'MWEB', scene_info })
    const { prepayId, codeUrl } = weixinPay.order('order_0001')
    for (const name of [prepayId, `prepay_id=${prepayId}`, codeUrl!])
      expect(weixinPay.order(name).outTradeNo).toBe('order_0001')
    expect(weixinPay.order(`${fields.mweb_url}&redirect_url=https%3A%2F%2Fexample.com`).outTradeNo).toBe('order_0002')
    const { transactionId } = weixinPay.pay(codeUrl!).order
    expect(weixinPay.order(transactionId!).tradeState).toBe('SUCCESS')
  })

  it('is asked for his password, fails, and pays in the end', async () => {
    const { place, weixinPay } = await openWeixinPay()
    await place({ trade_type: 'JSAPI', openid: 'oBuyer' })
    const asked = weixinPay.pay('order_0001', { outcome: 'USERPAYING' })
    expect([asked.order.tradeState, await asked.firstDelivery]).toEqual(['USERPAYING', undefined])
    expect(weixinPay.pay('order_0001', { outcome: 'PAYERROR' }).order.tradeState).toBe('PAYERROR')
    const { order } = weixinPay.pay('order_0001', { bankType: 'ICBC_DEBIT' })
    expect(order).toMatchObject({ tradeState: 'SUCCESS', openid: 'oBuyer', bankType: 'ICBC_DEBIT', cashFee: 100 })
  })

  it('pays once, in time, what is open', async () => {
    const { place, weixinPay, call, sandbox } = await openWeixinPay()
    const pay = (number: string) => () => weixinPay.pay(number)
    for (const number of ['order_0001', 'order_0002', 'order_0003']) await place({ out_trade_no: number })
    await place({ out_trade_no: 'order_0004', time_expire: '20260102113000' })
    await place({ out_trade_no: 'order_0005', trade_type: 'MWEB', scene_info })
    pay('order_0001')()
    await call('/pay/closeorder', { out_trade_no: 'order_0002' })
    expect(pay('order_0001')).toThrow('it is paid')
    expect(pay('order_0002')).toThrow('it is closed')
    await sandbox.clock.advance('5m')
    expect(pay('order_0005')).toThrow('its mweb_url lived for 5 minutes')
    await sandbox.clock.advance('1h')
    expect(pay('order_0004')).toThrow('its time_expire is over')
    await sandbox.clock.advance('1h')
    expect(pay('order_0003')).toThrow('its prepay_id lived for 2 hours')
    expect(pay('order_0009')).toThrow('there is no order')
  })

  it.each<[object, string]>([
    [{ coupons: [{ type: 'CASH', fee: 101 }] }, '"coupons" come to more than the order'],
    [{ coupons: [{ type: 'X', fee: 1 }] }, '"coupon.type" expected one of'],
    [{ coupons: [{ type: 'CASH', fee: 0 }] }, '"coupon.fee" expected a whole number'],
    [{ coupons: 'x' }, '"coupons" expected a list'],
    [{ openid: 'oOther' }, 'by the openid that it names alone'],
    [{ outcome: 'x' }, '"outcome" expected one of'],
    [{ bank: 'x' }, '"options" has no "bank"']
  ])('cannot pay with %j', async (options, message) => {
    const { place, weixinPay } = await openWeixinPay()
    await place({ trade_type: 'JSAPI', openid: 'oBuyer' })
    expect(() => weixinPay.pay('order_0001', options)).toThrow(message)
    expect(weixinPay.order('order_0001').tradeState).toBe('NOTPAY')
  })
})
