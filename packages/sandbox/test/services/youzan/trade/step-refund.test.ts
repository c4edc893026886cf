import { describe, expect, it } from 'vitest'
import { receivePushes } from '../../../support/receive-pushes.ts'

describe('the way of a refund', () => {
  it('pushes each step', async () => {
    const { youzan, bodies, code, sandbox } = await receivePushes()
    const { tid } = youzan.pay(youzan.createTrade().trade.tid).trade
    const { refundId } = youzan.applyRefund({ tid, returnGoods: true, desc: '尺码不合' })
    const version = () => youzan.refunds()[0]!.version
    await code('youzan.trade.returngoods.agree.3.0.0', {
      refund_id: refundId,
      version: version(),
      name: 'x',
      mobile: 'x',
      address: 'x'
    })
    youzan.returnGoods(refundId)
    await code('youzan.trade.refund.agree.3.0.0', { refund_id: refundId, version: version() })
    await sandbox.clock.advance(0)
    const types = bodies()
      .map(({ type }) => type)
      .filter((type) => type.startsWith('trade_refund_'))
    expect(types.sort()).toEqual([
      'trade_refund_BuyerCreated',
      'trade_refund_RefundBuyerReturnGoods',
      'trade_refund_RefundSellerAgreeReturnGoods',
      'trade_refund_RefundSuccess'
    ])
    // All the money went back: the order closes.
    expect(youzan.trade(tid)).toMatchObject({ status: 'TRADE_CLOSED', refunded: 9900 })
    const close = bodies().find(({ type }) => type === 'trade_TradeClose')
    expect(JSON.parse(decodeURIComponent(close.msg))).toMatchObject({ close_type: 2, close_reason: '退款' })
  })

  it('has legal steps only', async () => {
    const { youzan } = await receivePushes()
    const { tid } = youzan.createTrade().trade
    expect(() => youzan.applyRefund({ tid })).toThrow('has nothing to refund')
    youzan.pay(tid)
    expect(() => youzan.applyRefund({ tid, oid: '1' })).toThrow('no line of that oid')
    expect(() => youzan.applyRefund({ tid, refundFee: 9901 })).toThrow(
      '"refundFee" expected a whole number from 1 to 9900'
    )
    const { refundId } = youzan.applyRefund({ tid })
    expect(() => youzan.returnGoods(refundId)).toThrow('can\'t take the step "returnGoods"')
    youzan.cancelRefund(refundId)
    expect(() => youzan.cancelRefund(refundId)).toThrow('status CLOSED')
    expect(() => youzan.cancelRefund('x')).toThrow('no refund of that refundId')
  })
})
