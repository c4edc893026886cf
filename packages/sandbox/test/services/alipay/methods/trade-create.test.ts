import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

describe('alipay.trade.create', () => {
  it('gives the number of a trade that waits for its buyer', async () => {
    const { node, verified } = await desk.place()
    expect(node).toEqual({
      code: '10000',
      msg: 'Success',
      out_trade_no: 'order-1',
      trade_no: expect.stringMatching(/^20260102\d{20}$/)
    })
    expect(verified).toBe(true)
    expect(desk.alipay.order('order-1')).toMatchObject({
      status: 'WAIT_BUYER_PAY',
      totalAmount: 8888,
      createdAt: '2026-01-02 11:04:05',
      paidAt: ''
    })
  })

  it('needs a buyer', async () => {
    const { node } = await desk.call('alipay.trade.create', { out_trade_no: 'x', total_amount: '1.00', subject: 'x' })
    expect(node.sub_code).toBe('ACQ.INVALID_PARAMETER')
  })
})

describe('alipay.trade.precreate', () => {
  const order = { out_trade_no: 'scan-1', total_amount: '1.00', subject: 'x' }

  it('gives a code; the trade exists from the scan on', async () => {
    const { node } = await desk.call('alipay.trade.precreate', order)
    expect(node.qr_code).toMatch(/^https:\/\/qr\.alipay\.com\/bax/)
    expect(desk.alipay.orders()).toEqual([])
    expect(desk.alipay.scanQrCode(node.qr_code as string).outTradeNo).toBe('scan-1')
    expect(desk.alipay.pay('scan-1').order.status).toBe('TRADE_SUCCESS')
    expect((await desk.call('alipay.trade.precreate', order)).node.sub_code).toBe('ACQ.TRADE_HAS_SUCCESS')
    expect(() => desk.alipay.scanQrCode('x')).toThrow('there is no such code')
  })
})
