import { describe, expect, it } from 'vitest'
import { openWeixinPay, signV2 } from '../../../support/open-weixin-pay.ts'

describe('refundquery', () => {
  it('numbers ten records an answer, from an offset', async () => {
    const { paid, refund, refundQuery, weixinPay } = await openWeixinPay()
    const { transactionId } = await paid()
    for (let count = 1; count <= 12; count++) await refund({ out_refund_no: `n${count}`, refund_fee: 2 })
    const first = (await refundQuery()).fields
    expect(first).toMatchObject({
      transaction_id: transactionId,
      total_refund_count: '12',
      refund_count: '10',
      refund_fee: '24',
      total_fee: '100',
      cash_fee: '100',
      out_refund_no_0: 'n1',
      out_refund_no_9: 'n10',
      refund_fee_9: '2',
      refund_status_9: 'PROCESSING',
      refund_channel_9: 'ORIGINAL',
      refund_account_9: 'REFUND_SOURCE_UNSETTLED_FUNDS',
      // The platform's own spelling.
      refund_recv_accout_9: '支付用户零钱'
    })
    expect(first.out_refund_no_10).toBeUndefined()
    expect(first.sign).toBe(signV2(first, weixinPay.key))
    const second = (await refundQuery({ transaction_id: transactionId, offset: 10 })).fields
    expect([second.refund_count, second.out_refund_no_0, second.out_refund_no_1]).toEqual(['2', 'n11', 'n12'])
    expect((await refundQuery({ transaction_id: transactionId, offset: 12 })).fields.err_code).toBe('REFUNDNOTEXIST')
  })

  it('goes by the strongest number alone', async () => {
    const { paid, refund, refundQuery } = await openWeixinPay()
    await paid()
    const refundId = (await refund({ out_refund_no: 'a' })).fields.refund_id
    await refund({ out_refund_no: 'b' })
    const numbers = async (query: Record<string, string | undefined>) => {
      const { fields } = await refundQuery(query)
      return [fields.out_refund_no_0, fields.refund_count]
    }
    expect(await numbers({ refund_id: refundId, out_refund_no: 'b' })).toEqual(['a', '1'])
    expect(await numbers({ out_refund_no: 'b', out_trade_no: 'other' })).toEqual(['b', '1'])
    expect(await numbers({ out_trade_no: 'order_0001' })).toEqual(['a', '2'])
  })

  it('numbers coupons twice', async () => {
    const { paid, refund, refundQuery, sandbox } = await openWeixinPay()
    await paid(
      {},
      {
        coupons: [
          { type: 'CASH', fee: 10 },
          { type: 'NO_CASH', fee: 25 }
        ],
        bankType: 'CMB_CREDIT'
      }
    )
    await refund({ out_refund_no: 'a', refund_fee: 33 })
    await refund({ out_refund_no: 'b', refund_fee: 67 })
    await sandbox.clock.advance('5m')
    expect((await refundQuery()).fields).toMatchObject({
      settlement_total_fee: '75',
      coupon_refund_fee_0: '11',
      coupon_refund_count_0: '2',
      coupon_type_0_0: 'CASH',
      coupon_refund_fee_0_0: '10',
      coupon_refund_fee_0_1: '1',
      settlement_refund_fee_0: '32',
      coupon_refund_count_1: '1',
      coupon_type_1_0: 'NO_CASH',
      coupon_refund_fee_1_0: '24',
      refund_success_time_1: '2026-01-02 11:07:05',
      refund_recv_accout_1: '招商银行信用卡0403'
    })
  })

  it('shows refunds that the bank turned down, or that were closed', async () => {
    const { paid, refund, refundQuery, weixinPay } = await openWeixinPay()
    await paid()
    await refund({ out_refund_no: 'a' })
    await refund({ out_refund_no: 'b' })
    weixinPay.settleRefund('a', 'CHANGE')
    weixinPay.settleRefund('b', 'REFUNDCLOSE')
    const { fields } = await refundQuery()
    expect([fields.refund_status_0, fields.refund_status_1]).toEqual(['CHANGE', 'REFUNDCLOSE'])
    expect([fields.refund_success_time_0, fields.refund_recv_accout_1]).toEqual([undefined, undefined])
  })

  it('knows no other refunds', async () => {
    const { refundQuery, said, paid, refund, weixinPay } = await openWeixinPay()
    expect((await refundQuery()).fields.err_code).toBe('REFUNDNOTEXIST')
    expect((await refundQuery({ transaction_id: 'x' })).fields.err_code).toBe('INVALID_TRANSACTIONID')
    expect(said(await refundQuery({}))[1]).toBe('缺少参数out_trade_no')
    expect(said(await refundQuery({ out_trade_no: 'x', offset: '-1' } as never))[1]).toBe('invalid offset')
    await paid()
    await refund()
    const mine = { out_refund_no: 'back_1', sub_mch_id: weixinPay.subMerchant.subMchId }
    expect((await refundQuery(mine as never)).fields.err_code).toBe('REFUNDNOTEXIST')
  })
})
