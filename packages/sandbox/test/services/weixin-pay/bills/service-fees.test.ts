import { parseBill } from '@kaifang/bill-csv'
import { expect, it } from 'vitest'
import { openWeixinPay } from '../../../support/open-weixin-pay.ts'

/** Fees of the day's rows, in the order of the bill. */
async function fees(feeRate: number, refunds: readonly number[], close?: string) {
  const { paid, refund, call, sandbox, weixinPay } = await openWeixinPay({ weixinPay: { feeRate } })
  await paid({ total_fee: 1000 })
  for (const [index, fee] of refunds.entries()) {
    await refund({ out_refund_no: `n${index}`, total_fee: 1000, refund_fee: fee })
    if (close === `n${index}`) weixinPay.settleRefund(close, 'REFUNDCLOSE')
  }
  await sandbox.clock.advance('2d')
  const { bytes } = await call('/pay/downloadbill', { bill_date: '20260102' })
  return parseBill(bytes, { format: 'wechat-pay-trade' }).rows.map(({ serviceFee }) => serviceFee)
}

it('gives all of the fee back when all is refunded, fen by fen', async () => {
  // 0.60 % of 10.00 is 0.06; a third of it 0.02.
  expect(await fees(60, [333, 333, 334])).toEqual(['0.06000', '-0.02000', '-0.02000', '-0.02000'])
  // 1 % of 10.00 is 0.10: rounded shares of 1.66, 3.33 and so on come to the whole.
  expect(await fees(100, [166, 167, 167, 500])).toEqual(['0.10000', '-0.02000', '-0.01000', '-0.02000', '-0.05000'])
  expect(await fees(0, [500])).toEqual(['0.00000', '0.00000'])
})

it('forgets a refund that was closed', async () => {
  expect(await fees(60, [500, 500], 'n0')).toEqual(['0.06000', '-0.03000', '-0.03000'])
})
