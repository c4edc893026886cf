import { describe, expect, it } from 'vitest'
import { receivePushes } from '../../../support/receive-pushes.ts'

describe('the way of an order', () => {
  it('pushes each step, with the status of the moment', async () => {
    const { youzan, bodies, sandbox } = await receivePushes()
    const { tid } = youzan.createTrade({ lines: [{}, {}] }).trade
    youzan.pay(tid)
    youzan.ship({ tid, oids: [youzan.trade(tid).lines[0]!.oid] })
    youzan.ship({ tid })
    youzan.sign(tid)
    await sandbox.clock.advance(0)
    const steps = new Map(bodies().map(({ type, status }) => [type, status]))
    expect([...steps].sort()).toEqual([
      ['trade_TradeBuyerPay', 'WAIT_SELLER_SEND_GOODS'],
      ['trade_TradeCreate', 'WAIT_BUYER_PAY'],
      ['trade_TradePaid', 'TRADE_PAID'],
      ['trade_TradePartlySellerShip', 'WAIT_SELLER_SEND_GOODS'],
      ['trade_TradeSellerShip', 'WAIT_BUYER_CONFIRM_GOODS'],
      ['trade_TradeSuccess', 'TRADE_SUCCESS']
    ])
  })

  it('ends when it stays unpaid, with the push of the reference', async () => {
    const { youzan, bodies, sandbox } = await receivePushes({ youzan: { unpaidMinutes: 30 } })
    const { tid } = youzan.createTrade().trade
    await sandbox.clock.advance('30m')
    expect(youzan.trade(tid).status).toBe('TRADE_CLOSED')
    const close = bodies().find(({ type }) => type === 'trade_TradeClose')
    expect(JSON.parse(decodeURIComponent(close.msg))).toEqual({
      tid,
      update_time: '2026-01-02 11:34:05',
      close_reason: '过期',
      close_type: 1
    })
  })

  it('does not end when it was paid in time', async () => {
    const { youzan, sandbox } = await receivePushes()
    const { tid } = youzan.createTrade().trade
    youzan.pay(tid)
    await sandbox.clock.advance('2h')
    expect(youzan.trade(tid).status).toBe('WAIT_SELLER_SEND_GOODS')
  })

  it('takes goods out of stock when it is paid', async () => {
    const { youzan } = await receivePushes()
    const plain = youzan.createItem({ quantity: 5 })
    const kinds = youzan.createItem({ quantity: 5, skus: ['L', 'M'] })
    const { tid } = youzan.createTrade({
      lines: [
        { itemId: plain.itemId, num: 2 },
        { itemId: kinds.itemId, skuId: kinds.skus[1]!.skuId }
      ]
    }).trade
    expect(youzan.items().map(({ quantity }) => quantity)).toEqual([5, 10])
    youzan.pay(tid)
    expect(youzan.items().map(({ quantity }) => quantity)).toEqual([3, 9])
  })

  it('has legal steps only', async () => {
    const { youzan } = await receivePushes()
    const { tid } = youzan.createTrade().trade
    expect(() => youzan.sign(tid)).toThrow(
      "an order of status WAIT_BUYER_PAY can't be signed for; legal: WAIT_BUYER_CONFIRM_GOODS"
    )
    expect(() => youzan.ship({ tid })).toThrow("can't be sent")
    youzan.pay(tid)
    expect(() => youzan.pay(tid)).toThrow("can't be paid")
    expect(() => youzan.closeTrade(tid)).toThrow("can't be closed")
    youzan.ship({ tid })
    youzan.applyRefund({ tid, refundFee: 1 })
    expect(() => youzan.sign(tid)).toThrow('a refund of the order is under way')
  })
})
