import { describe, expect, it } from 'vitest'
import { fundNode } from '../../../../src/services/alipay/methods/trade-query.ts'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const query = async (content: object) => (await desk.call('alipay.trade.query', content)).node

describe('alipay.trade.query', () => {
  it('has zero amounts while unpaid', async () => {
    await desk.place({ passback_params: 'a%3D1', store_id: 'NJ_001', terminal_id: 'T1' })
    expect(await query({ out_trade_no: 'order-1' })).toEqual({
      code: '10000',
      msg: 'Success',
      buyer_logon_id: expect.any(String),
      buyer_open_id: expect.any(String),
      buyer_pay_amount: '0.00',
      buyer_user_type: 'PRIVATE',
      invoice_amount: '0.00',
      out_trade_no: 'order-1',
      passback_params: 'a%3D1',
      point_amount: '0.00',
      receipt_amount: '0.00',
      store_id: 'NJ_001',
      terminal_id: 'T1',
      total_amount: '88.88',
      trade_no: expect.any(String),
      trade_status: 'WAIT_BUYER_PAY'
    })
  })

  it('tells who paid how much by which means', async () => {
    await desk.place()
    desk.alipay.pay('order-1', { channel: 'BANKCARD', couponAmount: 100, merchantDiscountAmount: 50, pointAmount: 8 })
    expect(await query({ out_trade_no: 'order-1' })).toMatchObject({
      trade_status: 'TRADE_SUCCESS',
      buyer_pay_amount: '87.38',
      receipt_amount: '88.38',
      invoice_amount: '87.30',
      point_amount: '0.08',
      mdiscount_amount: '0.50',
      discount_amount: '1.00',
      send_pay_date: '2026-01-02 11:04:05',
      fund_bill_list: [
        { amount: '87.30', bank_code: 'CMB', fund_channel: 'BANKCARD', fund_type: 'DEBIT_CARD' },
        { amount: '1.00', fund_channel: 'COUPON' },
        { amount: '0.50', fund_channel: 'MDISCOUNT' },
        { amount: '0.08', fund_channel: 'POINT' }
      ]
    })
  })

  it('lets trade_no win', async () => {
    const { trade_no: first } = (await desk.place()).node
    await desk.place({ out_trade_no: 'order-2' })
    expect((await query({ trade_no: first, out_trade_no: 'order-2' })).out_trade_no).toBe('order-1')
  })

  it('is finished after the refund window', async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    await desk.sandbox.clock.advance('365d')
    expect((await query({ out_trade_no: 'order-1' })).trade_status).toBe('TRADE_FINISHED')
  })
})

it('writes a means of payment', () => {
  expect(JSON.stringify(fundNode({ fundChannel: 'PCREDIT', amount: 1 }))).toBe(
    '{"amount":"0.01","fund_channel":"PCREDIT"}'
  )
})
