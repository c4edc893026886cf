import { describe, expect, it } from 'vitest'
import { openWeixinPay, signV2 } from '../../../support/open-weixin-pay.ts'

describe('orderquery', () => {
  it('tells little of an order that is not paid, and an empty element that is not signed', async () => {
    const { place, query, weixinPay } = await openWeixinPay()
    await place()
    const { fields, text } = await query()
    expect(fields).toEqual({
      return_code: 'SUCCESS',
      return_msg: 'OK',
      appid: weixinPay.appId,
      mch_id: weixinPay.mchId,
      nonce_str: expect.any(String),
      result_code: 'SUCCESS',
      device_info: '',
      total_fee: '100',
      out_trade_no: 'order_0001',
      trade_state: 'NOTPAY',
      trade_state_desc: '订单未支付',
      sign: signV2(fields, weixinPay.key)
    })
    // Recorded replies: amounts bare, texts in CDATA.
    expect(text).toContain('<total_fee>100</total_fee>\n<out_trade_no><![CDATA[order_0001]]></out_trade_no>')
  })

  it('tells how an order was paid, by either number', async () => {
    const { paid, query, weixinPay } = await openWeixinPay()
    const { transactionId, openid } = await paid(
      { attach: 'a]]>b\n&<c>', device_info: 'WEB' },
      { bankType: 'CMB_DEBIT' }
    )
    expect(transactionId).toMatch(/^42\d{8}20260102\d{10}$/)
    const byMerchant = (await query()).fields
    expect(byMerchant).toMatchObject({
      trade_state: 'SUCCESS',
      trade_state_desc: '支付成功',
      openid,
      is_subscribe: 'N',
      trade_type: 'APP',
      bank_type: 'CMB_DEBIT',
      total_fee: '100',
      cash_fee: '100',
      fee_type: 'CNY',
      transaction_id: transactionId,
      time_end: '20260102110405',
      device_info: 'WEB',
      attach: 'a]]>b\n&<c>'
    })
    expect(byMerchant.sign).toBe(signV2(byMerchant, weixinPay.key))
    const other = (await query({ transaction_id: transactionId, out_trade_no: 'ignored' })).fields
    expect(other.out_trade_no).toBe('order_0001')
  })

  // total − coupons = cash; the merchant gets all but what NO_CASH coupons lowered.
  it('numbers the coupons', async () => {
    const { paid, query } = await openWeixinPay()
    await paid(
      {},
      {
        coupons: [
          { type: 'CASH', fee: 10 },
          { type: 'NO_CASH', fee: 25 }
        ]
      }
    )
    expect((await query()).fields).toMatchObject({
      total_fee: '100',
      cash_fee: '65',
      coupon_fee: '35',
      settlement_total_fee: '75',
      coupon_count: '2',
      coupon_type_0: 'CASH',
      coupon_fee_0: '10',
      coupon_type_1: 'NO_CASH',
      coupon_fee_1: '25',
      coupon_id_1: expect.stringMatching(/^\d{10}$/)
    })
  })

  it('shows each state', async () => {
    const { place, query, weixinPay, call, paid, refund } = await openWeixinPay()
    await place()
    const state = async (number = 'order_0001') => (await query({ out_trade_no: number })).fields.trade_state
    weixinPay.pay('order_0001', { outcome: 'USERPAYING' })
    expect(await state()).toBe('USERPAYING')
    weixinPay.pay('order_0001', { outcome: 'PAYERROR' })
    expect(await state()).toBe('PAYERROR')
    await call('/pay/closeorder', { out_trade_no: 'order_0001' })
    expect(await state()).toBe('CLOSED')
    await paid({ out_trade_no: 'order_0002' })
    await refund({ out_trade_no: 'order_0002' })
    expect(await state('order_0002')).toBe('REFUND')
  })

  it('knows no other orders', async () => {
    const { query, place, said, weixinPay } = await openWeixinPay()
    expect((await query()).fields).toMatchObject({ result_code: 'FAIL', err_code: 'ORDERNOTEXIST' })
    expect((await query({ transaction_id: '1'.repeat(28) })).fields.err_code).toBe('ORDERNOTEXIST')
    expect(said(await query({}))[1]).toBe('缺少参数out_trade_no')
    await place()
    const mine = { out_trade_no: 'order_0001', sub_mch_id: weixinPay.subMerchant.subMchId }
    expect((await query(mine)).fields.err_code).toBe('ORDERNOTEXIST')
  })
})
