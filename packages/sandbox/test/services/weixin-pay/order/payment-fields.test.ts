import { expect, it } from 'vitest'
import { paymentFields } from '../../../../src/services/weixin-pay/order/payment-fields.ts'
import type { StoredPayment, StoredPayOrder } from '../../../../src/services/weixin-pay/weixin-pay-state.ts'

// WeChat Pay v2 reference, 5: settlement_total_fee is often absent when no coupon is used.
it('leaves out what coupons would bring, without coupons', () => {
  const payment = {
    coupons: [],
    openid: 'o',
    bankType: 'OTHERS',
    transactionId: 'T',
    paidAtMs: 0
  } as unknown as StoredPayment
  const parameters = { totalFee: 5, outTradeNo: 'N', tradeType: 'APP', feeType: 'CNY' }
  const fields = paymentFields({ parameters, payment } as unknown as StoredPayOrder, payment)
  const there = Object.entries(fields).filter(([, value]) => value !== undefined)
  expect(Object.fromEntries(there)).toEqual({
    openid: 'o',
    is_subscribe: 'N',
    trade_type: 'APP',
    bank_type: 'OTHERS',
    total_fee: 5,
    fee_type: 'CNY',
    cash_fee: 5,
    transaction_id: 'T',
    out_trade_no: 'N',
    time_end: '19700101080000'
  })
})
