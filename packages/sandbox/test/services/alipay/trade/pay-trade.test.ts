import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

describe('paying', () => {
  it('happens once', async () => {
    await desk.place()
    expect(desk.alipay.pay('order-1').order).toMatchObject({
      status: 'TRADE_SUCCESS',
      buyerPayAmount: 8888,
      receiptAmount: 8888
    })
    expect(() => desk.alipay.pay('order-1')).toThrow('the trade is paid already')
  })

  it('is over when the trade is closed', async () => {
    await desk.place()
    await desk.call('alipay.trade.close', { out_trade_no: 'order-1' })
    expect(() => desk.alipay.pay('order-1')).toThrow('the trade is closed')
  })

  it('is for the buyer that the order names', async () => {
    await desk.place()
    const { userId } = desk.alipay.createUser()
    expect(() => desk.alipay.pay('order-1', { userId })).toThrow('the order names another buyer')
  })

  it('is for anyone where the order names nobody', async () => {
    const { node } = await desk.call('alipay.trade.precreate', {
      out_trade_no: 'scan-1',
      total_amount: '1.00',
      subject: 'x'
    })
    desk.alipay.scanQrCode(node.qr_code as string)
    const { openId } = desk.alipay.createUser()
    expect(desk.alipay.pay('scan-1', { openId, channel: 'PCREDIT' }).order).toMatchObject({
      openId,
      funds: [{ fundChannel: 'PCREDIT', amount: 100 }]
    })
  })

  it('can be all coupon', async () => {
    await desk.place()
    expect(desk.alipay.pay('order-1', { couponAmount: 8888 }).order).toMatchObject({
      buyerPayAmount: 0,
      funds: [{ fundChannel: 'COUPON', amount: 8888 }]
    })
  })

  it.each([
    [{ couponAmount: 8889 }, '"couponAmount" expected a whole number from 0 to 8888'],
    [{ couponAmount: 8000, pointAmount: 889 }, '"pointAmount" expected a whole number from 0 to 888'],
    [{ couponAmount: 0.5 }, '"couponAmount" expected a whole number'],
    [{ channel: 'CASH' }, '"channel" expected one of'],
    [{ openId: 'x' }, 'there is no user of that id'],
    [{ amount: 1 }, '"payment" has no "amount"']
  ])('refuses %j', async (input, message) => {
    await desk.place()
    expect(() => desk.alipay.pay('order-1', input as never)).toThrow(message)
    expect(desk.alipay.order('order-1').status).toBe('WAIT_BUYER_PAY')
  })
})
