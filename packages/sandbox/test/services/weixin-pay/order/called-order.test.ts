import { expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

it('takes transaction_id before out_trade_no, and says why it finds none', async () => {
  const { paid, query, why, weixinPay } = await openWeixinPay()
  const { transactionId } = await paid()
  expect((await query({ transaction_id: transactionId, out_trade_no: 'x' })).fields.out_trade_no).toBe('order_0001')
  await query({ transaction_id: '1', out_trade_no: 'order_0001' })
  expect(why()?.summary).toBe('ORDERNOTEXIST: there is no order of transaction_id 1')
  await query({ out_trade_no: 'order_0001', sub_mch_id: weixinPay.subMerchant.subMchId })
  expect(why()?.summary).toBe('ORDERNOTEXIST: out_trade_no order_0001 belongs to another sub_mch_id')
})
