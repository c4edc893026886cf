import { describe, expect, it } from 'vitest'
import { receivePushes } from '../../../support/receive-pushes.ts'

describe('pushes in the hands of the sandbox’s user', () => {
  it('are lost on the way, either half, and come again', async () => {
    const { youzan, received, sandbox } = await receivePushes()
    youzan.drop()
    expect(await youzan.createTrade().firstDelivery).toMatchObject({ lost: 'request', accepted: false })
    expect(received).toHaveLength(0)
    youzan.drop({ lose: 'reply', key: youzan.pushes()[0]!.key })
    await sandbox.clock.advance('10s')
    expect(received).toHaveLength(1)
    await sandbox.clock.advance('30s')
    expect(received).toHaveLength(2)
    expect(youzan.outbox()).toMatchObject([
      { state: 'delivered', attempts: [{ lost: 'request' }, { lost: 'reply' }, { accepted: true }] }
    ])
  })

  it('are held and released in another order', async () => {
    const { youzan, bodies } = await receivePushes()
    youzan.hold()
    const { tid } = youzan.createTrade().trade
    youzan.pay(tid)
    expect(bodies()).toEqual([])
    const keys = youzan.pushes().map(({ key }) => key)
    await youzan.release([keys[2]!, keys[0]!])
    await youzan.release()
    expect(bodies().map(({ type }) => type)).toEqual(['trade_TradeBuyerPay', 'trade_TradeCreate', 'trade_TradePaid'])
  })

  it('are sent in copies, and once more as the console does', async () => {
    const { youzan, received } = await receivePushes()
    await youzan.createTrade().firstDelivery
    const { key } = youzan.pushes()[0]!
    expect(await youzan.deliver(key, { copies: 3 })).toHaveLength(3)
    expect((await youzan.resend(key)).kind).toBe('resent')
    expect(received).toHaveLength(5)
  })

  it.each([
    [() => ({ attack: 'nothing' }), '"attack" expected one of'],
    [() => ({ copies: 0 }), '"copies" expected a whole number'],
    [() => ({ copys: 1 }), '"options" has no "copys"'],
    [() => ({ tamper: { field: '' } }), '"field" expected text']
  ])('refuse options that are none: %#', async (options, message) => {
    const { youzan } = await receivePushes()
    await youzan.createTrade().firstDelivery
    await expect(youzan.deliver(youzan.pushes()[0]!.key, options() as never)).rejects.toThrow(message)
    await expect(youzan.deliver('nothing')).rejects.toThrow('no push of that key')
  })

  it('refuse an attack that could not be told from a genuine push', async () => {
    const { youzan, code, sandbox } = await receivePushes()
    const { tid } = youzan.pay(youzan.createTrade().trade.tid).trade
    const { refundId, version } = youzan.applyRefund({ tid })
    await code('youzan.trade.refund.agree.3.0.0', { refund_id: refundId, version })
    await sandbox.clock.advance(0)
    const { key } = youzan.pushes().find(({ type }) => type === 'youzan_trade_RefundSuccess')!
    await expect(youzan.deliver(key, { attack: 'signed-decoded' })).rejects.toThrow('needs a push whose msg is text')
  })
})
