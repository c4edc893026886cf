import { describe, expect, it } from 'vitest'
import { openWeixinPay, signV2 } from '../../../support/open-weixin-pay.ts'

describe('refund', () => {
  it('takes a part in, signed, and ends it on the virtual clock', async () => {
    const { paid, refund, refundQuery, weixinPay, sandbox } = await openWeixinPay()
    const { transactionId } = await paid()
    const { fields } = await refund()
    expect(fields).toMatchObject({
      result_code: 'SUCCESS',
      transaction_id: transactionId,
      out_trade_no: 'order_0001',
      out_refund_no: 'back_1',
      refund_id: expect.stringMatching(/^503\d{7}20260102\d{11}$/),
      refund_fee: '10',
      total_fee: '100',
      cash_fee: '100',
      cash_refund_fee: '10',
      coupon_refund_fee: '0',
      coupon_refund_count: '0'
    })
    expect(fields.sign).toBe(signV2(fields, weixinPay.key))
    const status = async () => (await refundQuery()).fields.refund_status_0
    expect(await status()).toBe('PROCESSING')
    await sandbox.clock.advance('3m')
    expect(await status()).toBe('SUCCESS')
    expect(weixinPay.refund('back_1')).toMatchObject({ status: 'SUCCESS', successTime: '2026-01-02 11:07:05' })
  })

  it('refunds once under one number, whatever happens meanwhile', async () => {
    const { paid, refund, weixinPay, sandbox } = await openWeixinPay()
    await paid()
    const first = (await refund()).fields
    await sandbox.clock.advance('1h')
    const again = (await refund({}, { signType: 'HMAC-SHA256' })).fields
    expect(again.refund_id).toBe(first.refund_id)
    expect(weixinPay.order('order_0001').refundedFee).toBe(10)
    expect((await refund({ refund_fee: 11 })).fields.err_code).toBe('REFUND_FEE_MISMATCH')
    expect((await refund({ total_fee: 99 })).fields.err_code).toBe('REFUND_FEE_MISMATCH')
    await paid({ out_trade_no: 'order_0002' })
    expect((await refund({ out_trade_no: 'order_0002' })).fields.err_code).toBe('ERROR')
  })

  it('refunds no more than was paid', async () => {
    const { paid, refund, weixinPay, said } = await openWeixinPay()
    await paid()
    const reply = async (number: string, fee: number) => {
      const { fields } = await refund({ out_refund_no: number, refund_fee: fee })
      return fields.err_code_des ?? fields.result_code
    }
    expect(await reply('a', 60)).toBe('SUCCESS')
    expect(await reply('b', 41)).toBe('累计退款金额大于支付金额')
    expect(await reply('c', 40)).toBe('SUCCESS')
    expect(await reply('d', 1)).toBe('订单已全额退款')
    expect(said(await refund({ out_refund_no: 'e', refund_fee: 101 }))).toEqual([
      'FAIL',
      'invalid refund_fee',
      undefined,
      undefined
    ])
    weixinPay.settleRefund('a', 'REFUNDCLOSE')
    expect(await reply('f', 60)).toBe('SUCCESS')
  })

  it('has a limit of 50 for one order', async () => {
    const { paid, refund } = await openWeixinPay()
    await paid()
    for (let count = 0; count < 50; count++) {
      expect((await refund({ out_refund_no: `n${count}`, refund_fee: 1 })).fields.result_code).toBe('SUCCESS')
    }
    const { fields } = await refund({ out_refund_no: 'n50', refund_fee: 1 })
    expect([fields.err_code, fields.err_code_des]).toEqual(['ERROR', '订单部分退款次数超过限制'])
  })

  it('looks at funds, intervals and the year', async () => {
    const { paid, refund, weixinPay, sandbox } = await openWeixinPay({ weixinPay: { refundIntervalMs: 60_000 } })
    await paid()
    const code = async (number: string) => (await refund({ out_refund_no: number })).fields.err_code
    weixinPay.setFunds(15)
    expect(await code('a')).toBeUndefined()
    expect(await code('b')).toBe('FREQUENCY_LIMITED')
    await sandbox.clock.advance('1m')
    expect(await code('b')).toBe('NOTENOUGH')
    weixinPay.setFunds(undefined)
    expect(await code('b')).toBeUndefined()
    await sandbox.clock.advance('365d')
    expect(await code('c')).toBe('TRADE_OVERDUE')
  })

  it('refunds what is paid alone', async () => {
    const { place, paid, refund, said } = await openWeixinPay()
    expect((await refund()).fields.err_code).toBe('ORDERNOTEXIST')
    await place()
    expect((await refund()).fields.err_code).toBe('ORDERNOTEXIST')
    await paid({ out_trade_no: 'order_0002' })
    expect((await refund({ out_trade_no: undefined, transaction_id: '42' })).fields.err_code).toBe(
      'INVALID_TRANSACTIONID'
    )
    expect(said(await refund({ out_trade_no: 'order_0002', total_fee: 101 }))[1]).toBe('订单金额不一致')
  })

  it.each<[string, Record<string, string | number | undefined>, string]>([
    ['no order', { out_trade_no: undefined }, '缺少参数out_trade_no'],
    ['no refund number', { out_refund_no: undefined }, '缺少参数out_refund_no'],
    ['a long refund number', { out_refund_no: 'x'.repeat(65) }, 'invalid out_refund_no'],
    ['no amount', { refund_fee: undefined }, '缺少参数refund_fee'],
    ['half a fen', { refund_fee: '0.5' }, 'invalid refund_fee'],
    ['another currency', { refund_fee_type: 'USD' }, 'invalid refund_fee_type'],
    ['another account', { refund_account: 'MINE' }, 'invalid refund_account'],
    ['a long reason', { refund_desc: '字'.repeat(81) }, 'invalid refund_desc'],
    ['a notify_url with a query', { notify_url: 'https://example.com?a=1' }, 'invalid notify_url']
  ])('refuses %s', async (_, fields, text) => {
    const { paid, refund, said } = await openWeixinPay()
    await paid()
    expect(said(await refund(fields))).toEqual(['FAIL', text, undefined, undefined])
  })

  it('takes their share from coupons, and never more than there is', async () => {
    const { paid, refund } = await openWeixinPay()
    await paid(
      {},
      {
        coupons: [
          { type: 'CASH', fee: 10 },
          { type: 'NO_CASH', fee: 25 }
        ]
      }
    )
    // 35 % of 33 is 11.55, of 66 23.1, of 100 35: 11, 12 and 12 from coupons.
    const replies = []
    for (const [number, fee] of [
      ['a', 33],
      ['b', 33],
      ['c', 34]
    ] as const) {
      replies.push((await refund({ out_refund_no: number, refund_fee: fee })).fields)
    }
    expect(replies[0]).toMatchObject({
      coupon_refund_fee: '11',
      cash_refund_fee: '22',
      settlement_refund_fee: '32',
      coupon_refund_count: '2',
      coupon_type_0: 'CASH',
      coupon_refund_fee_0: '10',
      coupon_type_1: 'NO_CASH',
      coupon_refund_fee_1: '1'
    })
    expect(replies.map((fields) => [fields.coupon_refund_fee, fields.cash_refund_fee])).toEqual([
      ['11', '22'],
      ['12', '21'],
      ['12', '22']
    ])
  })
})
