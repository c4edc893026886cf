import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'
import { readDay } from './read-day.ts'

const desk = useAlipay()

/** A day with discounts, a partial and a whole refund, stores and awkward text. */
async function trade(): Promise<void> {
  await desk.place({ subject: '逗号, 引号" 😀', store_id: 'NJ_001', operator_id: 'op', terminal_id: 'T1' })
  desk.alipay.pay('order-1', { couponAmount: 100, merchantDiscountAmount: 50, pointAmount: 8 })
  await desk.place({ out_trade_no: 'order-2', total_amount: '0.01', subject: '#井号' })
  desk.alipay.pay('order-2')
  for (const [order, amount, number] of [
    ['order-1', '80.00', 'r1'],
    ['order-1', '8.00', 'r2'],
    ['order-2', '0.01', 'r3']
  ]) {
    await desk.call('alipay.trade.refund', {
      out_trade_no: order,
      refund_amount: amount,
      out_request_no: number,
      refund_reason: '多退,少补'
    })
  }
  await desk.sandbox.clock.advance('1d')
}

describe('the detail file of a trade bill', () => {
  it('reconciles: its rows come to its footer', async () => {
    await trade()
    const { rows, differences, totals, footer } = await readDay(desk, '2026-01-02')
    expect(differences).toEqual([])
    expect(totals).toEqual(footer)
    expect(rows).toHaveLength(5)
    expect(rows.map(({ totalAmount }) => totalAmount)).toEqual([8888, -8000, -800, 1, -1])
  })

  it('says of each trade what the query says', async () => {
    await trade()
    const { rows } = await readDay(desk, '2026-01-02')
    const { tradeNo } = desk.alipay.order('order-1')
    expect(rows[0]).toMatchObject({
      tradeNo,
      outTradeNo: 'order-1',
      bizType: '交易',
      // The comma becomes a full-width one at the source, and GBK has no such picture.
      subject: '逗号， 引号" ?',
      createTime: '2026-01-02 11:04:05',
      finishTime: '2026-01-02 11:04:05',
      storeId: 'NJ_001',
      storeName: '门店 NJ_001',
      operatorId: 'op',
      terminalId: 'T1',
      totalAmount: 8888,
      receiptAmount: 8838,
      alipayCouponAmount: 100,
      pointAmount: 8,
      merchantDiscountAmount: 50,
      serviceFee: -53
    })
    expect(rows[1]).toMatchObject({
      bizType: '退款',
      outRequestNo: 'r1',
      totalAmount: -8000,
      receiptAmount: -8000,
      serviceFee: 0,
      remark: '多退,少补'
    })
    expect(rows[2]).toMatchObject({
      outRequestNo: 'r2',
      totalAmount: -800,
      receiptAmount: -800,
      alipayCouponAmount: -62,
      pointAmount: -8
    })
  })

  it('has a summary that agrees', async () => {
    await trade()
    const { rows, differences, totals } = await readDay(desk, '2026-01-02', 'alipay-trade-summary')
    expect(differences).toEqual([])
    expect(rows.map(({ storeId, tradeCount, refundCount }) => [storeId, tradeCount, refundCount])).toEqual([
      ['NJ_001', 1, 2],
      [undefined, 1, 1]
    ])
    expect(totals).toMatchObject({
      tradeCount: 2,
      refundCount: 3,
      totalAmount: 88,
      receiptAmount: 38,
      serviceFee: -53,
      netReceiptAmount: -15
    })
  })
})
