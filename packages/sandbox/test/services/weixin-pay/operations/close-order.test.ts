import { describe, expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

describe('closeorder', () => {
  it('closes an order, once, and does not name it', async () => {
    const { place, call, weixinPay } = await openWeixinPay()
    await place()
    const { fields } = await call('/pay/closeorder', { out_trade_no: 'order_0001' })
    expect(fields).toMatchObject({ result_code: 'SUCCESS', result_msg: 'OK' })
    expect(fields.out_trade_no).toBeUndefined()
    expect(weixinPay.order('order_0001').tradeState).toBe('CLOSED')
    const again = await call('/pay/closeorder', { out_trade_no: 'order_0001' })
    expect(again.fields).toMatchObject({ result_code: 'FAIL', err_code: 'ORDERCLOSED' })
  })

  it('leaves what is paid, and what is not there', async () => {
    const { paid, call, said } = await openWeixinPay()
    const { transactionId } = await paid()
    expect((await call('/pay/closeorder', { out_trade_no: 'order_0001' })).fields.err_code).toBe('ORDERPAID')
    expect((await call('/pay/closeorder', { out_trade_no: 'order_0002' })).fields.err_code).toBe('ORDERNOTEXIST')
    expect(said(await call('/pay/closeorder', { transaction_id: transactionId }))[1]).toBe('缺少参数out_trade_no')
  })
})
