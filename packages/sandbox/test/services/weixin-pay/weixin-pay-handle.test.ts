import { describe, expect, it } from 'vitest'
import { openReceiver } from '../../support/open-receiver.ts'
import { openWeixinPay } from '../../support/open-weixin-pay.ts'

const taken = '<xml><return_code>SUCCESS</return_code></xml>'

describe('sandbox.weixinPay', () => {
  it('is frozen, with addresses of the sandbox', async () => {
    const { weixinPay, sandbox } = await openWeixinPay()
    expect(Object.isFrozen(weixinPay)).toBe(true)
    expect(weixinPay.baseUrl).toBe(`${sandbox.url}/ns/default/weixin-pay`)
    expect(weixinPay.secureBaseUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/ns\/default\/weixin-pay$/)
  })

  it('delivers copies by hand, and once more by the schedule', async () => {
    const receiver = await openReceiver((response) => response.end(taken))
    const { paid, weixinPay } = await openWeixinPay()
    await paid({ notify_url: receiver.url })
    const attempts = await weixinPay.deliver({ outTradeNo: 'order_0001' }, { copies: 3 })
    expect(attempts.map(({ attempt, kind, accepted }) => [attempt, kind, accepted])).toEqual([
      [2, 'by hand', true],
      [3, 'by hand', true],
      [4, 'by hand', true]
    ])
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    expect(await weixinPay.resend('order_0001')).toMatchObject({ attempt: 5, kind: 'resent' })
    await weixinPay.deliver('order_0001', { rawBody: 'a=1', contentType: 'text/plain' })
    expect(receiver.received.at(-1)).toMatchObject({ body: 'a=1', headers: { 'content-type': 'text/plain' } })
  })

  it('loses the request, or the reply, of one message', async () => {
    const receiver = await openReceiver((response) => response.end(taken))
    const { place, weixinPay, sandbox } = await openWeixinPay()
    for (const out_trade_no of ['order_0001', 'order_0002']) await place({ out_trade_no, notify_url: receiver.url })
    weixinPay.drop()
    expect(await weixinPay.pay('order_0001').firstDelivery).toMatchObject({ lost: 'request' })
    expect(receiver.received).toHaveLength(0)
    await sandbox.clock.advance('15s')
    expect(weixinPay.outbox()[0]).toMatchObject({ state: 'delivered' })
    weixinPay.drop({ lose: 'reply', message: { outTradeNo: 'order_0001' }, times: 1 })
    expect(await weixinPay.pay('order_0002').firstDelivery).toMatchObject({ accepted: true })
    expect(await weixinPay.resend('order_0001')).toMatchObject({ lost: 'reply', accepted: false })
  })

  it('keeps messages back and releases them in any order', async () => {
    const receiver = await openReceiver((response) => response.end(taken))
    const { place, weixinPay } = await openWeixinPay()
    weixinPay.hold()
    for (const out_trade_no of ['order_0001', 'order_0002', 'order_0003']) {
      await place({ out_trade_no, notify_url: receiver.url })
      await weixinPay.pay(out_trade_no).firstDelivery
    }
    expect(weixinPay.outbox().map(({ state }) => state)).toEqual(['held', 'held', 'held'])
    await weixinPay.release([{ outTradeNo: 'order_0003' }, 'order_0001'])
    expect(await weixinPay.release()).toHaveLength(1)
    const numbers = receiver.received.map(({ body }) => /order_\d+/.exec(body)?.[0])
    expect(numbers).toEqual(['order_0003', 'order_0001', 'order_0002'])
  })

  it('refuses what makes no sense now', async () => {
    const { place, paid, refund, weixinPay } = await openWeixinPay()
    await place()
    await expect(weixinPay.resend('order_0001')).rejects.toThrow('the order is not paid: it has no notification')
    expect(() => weixinPay.refundByHand('order_0001', 1)).toThrow('the order is not paid')
    await paid({ out_trade_no: 'order_0002' })
    await refund({ out_trade_no: 'order_0002' })
    await expect(weixinPay.resend('back_1')).rejects.toThrow('the refund is being processed')
    expect(() => weixinPay.refundByHand('order_0002', 91)).toThrow('"refundFee" expected a whole number from 1 to 90')
    weixinPay.settleRefund('back_1')
    expect(() => weixinPay.settleRefund('back_1')).toThrow('the refund is SUCCESS already')
    expect(() => weixinPay.settleRefund('back_1', 'DONE' as never)).toThrow('"status" expected one of')
    await expect(weixinPay.resend('nothing')).rejects.toThrow('there is no order and no refund of that number')
    await expect(weixinPay.resend({} as never)).rejects.toThrow('"message" expected a number')
    expect(() => weixinPay.setNotifyUrl('https://example.com')).toThrow('this machine only')
    expect(() => weixinPay.addBillRows({ billDate: '20260230', count: 1 })).toThrow('"billDate" expected a day')
    expect(() => weixinPay.addBillRows({ billDate: '20260101', count: 0 })).toThrow('"count" expected')
    expect(() => weixinPay.setFunds(-1)).toThrow('"fee" expected')
    expect(() => weixinPay.configure({ feeRate: -1 })).toThrow('"feeRate" expected')
  })

  it('can let a refund succeed that the bank turned down first', async () => {
    const { paid, refund, weixinPay } = await openWeixinPay()
    await paid()
    await refund()
    expect(weixinPay.settleRefund('back_1', 'CHANGE').refund.status).toBe('CHANGE')
    expect(weixinPay.settleRefund('back_1').refund.status).toBe('SUCCESS')
  })
})
