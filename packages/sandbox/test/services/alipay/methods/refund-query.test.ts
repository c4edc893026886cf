import { beforeEach, describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const query = async (number: string, more: object = {}) =>
  (await desk.call('alipay.trade.fastpay.refund.query', { out_trade_no: 'order-1', out_request_no: number, ...more }))
    .node

describe('alipay.trade.fastpay.refund.query', () => {
  beforeEach(async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    await desk.call('alipay.trade.refund', {
      out_trade_no: 'order-1',
      refund_amount: '8.88',
      out_request_no: 'r1',
      refund_reason: '多退,少补'
    })
  })

  it('tells one refund', async () => {
    expect(await query('r1', { query_options: ['gmt_refund_pay', 'refund_detail_item_list'] })).toEqual({
      code: '10000',
      msg: 'Success',
      gmt_refund_pay: '2026-01-02 11:04:05',
      out_request_no: 'r1',
      out_trade_no: 'order-1',
      refund_amount: '8.88',
      refund_detail_item_list: [{ amount: '8.88', fund_channel: 'ALIPAYACCOUNT' }],
      refund_reason: '多退,少补',
      refund_status: 'REFUND_SUCCESS',
      send_back_fee: '8.88',
      total_amount: '88.88',
      trade_no: expect.any(String)
    })
  })

  it('tells nothing of a number that no refund has, and calls it a success', async () => {
    expect(await query('wrong')).toEqual({ code: '10000', msg: 'Success' })
    expect((await query('')).sub_code).toBe('ACQ.INVALID_PARAMETER')
  })

  it('leaves the status out as the older documents do', async () => {
    desk.alipay.configure({ refundStatus: 'absent' })
    const node = await query('r1')
    expect([node.refund_status, node.refund_amount]).toEqual([undefined, '8.88'])
  })

  it('has no status while the refund waits, and forgets one that failed', async () => {
    desk.alipay.configure({ refunds: 'pending' })
    await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '1.00', out_request_no: 'r2' })
    expect((await query('r2')).refund_status).toBeUndefined()
    desk.alipay.settleRefund({ outTradeNo: 'order-1', outRequestNo: 'r2' }, 'failure')
    expect(await query('r2')).toEqual({ code: '10000', msg: 'Success' })
  })

  it('knows no refund of a trade that is not there', async () => {
    expect((await query('r1', { out_trade_no: 'x' })).sub_code).toBe('ACQ.TRADE_NOT_EXIST')
  })
})
