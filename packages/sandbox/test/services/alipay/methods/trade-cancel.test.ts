import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()
const cancel = async () => (await desk.call('alipay.trade.cancel', { out_trade_no: 'order-1' })).node

describe('alipay.trade.cancel', () => {
  it('does nothing and names no action where there is no trade', async () => {
    expect(await cancel()).toEqual({ code: '10000', msg: 'Success', out_trade_no: 'order-1', retry_flag: 'N' })
  })

  it('closes what is unpaid, as often as it is asked', async () => {
    await desk.place()
    expect(await cancel()).toMatchObject({ action: 'close', retry_flag: 'N' })
    expect(await cancel()).toMatchObject({ action: 'close' })
    expect(desk.alipay.order('order-1').status).toBe('TRADE_CLOSED')
  })

  it('names close for a trade that was closed before', async () => {
    await desk.place()
    await desk.call('alipay.trade.close', { out_trade_no: 'order-1' })
    expect(await cancel()).toMatchObject({ action: 'close' })
  })

  it('gives back what was paid, once', async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    expect(await cancel()).toMatchObject({ action: 'refund' })
    expect(await cancel()).toMatchObject({ action: 'refund' })
    expect(desk.alipay.refunds()).toHaveLength(1)
    expect(desk.alipay.order('order-1')).toMatchObject({ status: 'TRADE_CLOSED', refundedAmount: 8888 })
  })

  it('is too late after 24 hours, and after the refund window', async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    await desk.sandbox.clock.advance('1d')
    await desk.sandbox.clock.advance(1)
    expect(await cancel()).toMatchObject({ sub_code: 'ACQ.TRADE_CANCEL_TIME_OUT', retry_flag: 'N' })
    await desk.sandbox.clock.advance('365d')
    expect((await cancel()).sub_code).toBe('ACQ.TRADE_HAS_FINISHED')
  })

  it('cancels nothing that was refunded in part', async () => {
    await desk.place()
    desk.alipay.pay('order-1')
    await desk.call('alipay.trade.refund', { out_trade_no: 'order-1', refund_amount: '1', out_request_no: 'r1' })
    expect((await cancel()).sub_code).toBe('ACQ.REASON_TRADE_REFUND_FEE_ERR')
  })
})
