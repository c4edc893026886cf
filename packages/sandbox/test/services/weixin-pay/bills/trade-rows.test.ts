import { parseBill } from '@kaifang/bill-csv'
import { expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

it('counts by the days of China, and shows refunds as they were at 09:00', async () => {
  const { paid, refund, call, sandbox, weixinPay } = await openWeixinPay({ weixinPay: { refundSettleMs: 0 } })
  const rows = async (day: string) => {
    const { bytes, text } = await call('/pay/downloadbill', { bill_date: day })
    if (text.startsWith('<xml>')) return 'none'
    const bill = parseBill(bytes, { format: 'wechat-pay-trade' })
    return bill.rows.map(({ outTradeNo, refundStatus }) => [outTradeNo, refundStatus])
  }
  await paid()
  await refund({ out_refund_no: 'a' })
  await refund({ out_refund_no: 'b' })
  weixinPay.settleRefund('b', 'REFUNDCLOSE')
  // 2026-01-03 00:00:05: the next day.
  await sandbox.clock.advance('12h')
  await sandbox.clock.advance('56m')
  await refund({ out_refund_no: 'c' })
  await sandbox.clock.advance('1d')
  weixinPay.settleRefund('a')
  weixinPay.settleRefund('c', 'CHANGE')
  await sandbox.clock.advance('1d')
  expect(await rows('20260102')).toEqual([
    ['order_0001', undefined],
    ['order_0001', 'PROCESSING'],
    ['order_0001', 'FAIL']
  ])
  expect(await rows('20260103')).toEqual([['order_0001', 'CHANGE']])
  expect(await rows('20260104')).toBe('none')
})

it('names the sub-merchant', async () => {
  const { place, call, sandbox, weixinPay } = await openWeixinPay()
  await place({ sub_mch_id: weixinPay.subMerchant.subMchId })
  await weixinPay.pay('order_0001').firstDelivery
  await sandbox.clock.advance('2d')
  const { bytes } = await call('/pay/downloadbill', { bill_date: '20260102' })
  expect(parseBill(bytes, { format: 'wechat-pay-trade' }).rows[0]?.subMchId).toBe(weixinPay.subMerchant.subMchId)
})
