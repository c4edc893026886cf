import { describe, expect, it } from 'vitest'
import { receivePushes, success } from '../../../support/receive-pushes.ts'

/** Seconds from the first attempt to each. */
function offsets(attempts: readonly { readonly at: number }[] = []): number[] {
  return attempts.map(({ at }) => (at - attempts[0]!.at) / 1000)
}

describe('the delivery of pushes', () => {
  // Youzan reference 8.4: 10 s, 30 s, 1 to 10 min, 20 min, 30 min, 1 h, 2 h: 16 waits.
  it('is repeated 16 times, then given up', async () => {
    const { youzan, sandbox, received } = await receivePushes({}, (response) =>
      response.end('{"code":0,"msg":"failed"}')
    )
    await youzan.createTrade().firstDelivery
    await sandbox.clock.advance('1d')
    const [message] = youzan.outbox()
    expect(message?.state).toBe('given up')
    const waits = [10, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 1200, 1800, 3600, 7200]
    expect(offsets(message?.attempts)).toEqual([
      0,
      ...waits.map((_, index) => waits.slice(0, index + 1).reduce((sum, wait) => sum + wait))
    ])
    // The order closes meanwhile, and its push has repeats of its own.
    expect(received.filter(({ headers }) => headers['event-type'] === 'trade_TradeCreate')).toHaveLength(17)
  })

  // The field tables list 4: 5 s, 5 m 20 s, 21 m 20 s, 2 h.
  it('is repeated 4 times, if told so', async () => {
    const { youzan, sandbox } = await receivePushes(
      { youzan: { pushSchedule: 'short', unpaidMinutes: 43_200 } },
      (response) => response.end()
    )
    await youzan.createTrade().firstDelivery
    await sandbox.clock.advance('1d')
    expect(offsets(youzan.outbox()[0]?.attempts)).toEqual([0, 5, 325, 1605, 8805])
  })

  it.each([
    [success, 200, true],
    ['success', 200, true],
    ['{"code":0,"msg":"failed"}', 200, false],
    [success, 201, false],
    [success, 500, false],
    ['', 200, false]
  ])('takes %j with status %d: %s', async (body, status, accepted) => {
    const { youzan } = await receivePushes({}, (response) => {
      response.statusCode = status
      response.end(body)
    })
    expect((await youzan.createTrade().firstDelivery)?.accepted).toBe(accepted)
  })

  it('does not happen without an address, and the pushes are known all the same', async () => {
    const { youzan, received } = await receivePushes()
    youzan.setPushUrl(undefined)
    expect(await youzan.createTrade().firstDelivery).toBeUndefined()
    expect(youzan.pushes()).toHaveLength(1)
    await expect(youzan.resend(youzan.pushes()[0]!.key)).rejects.toThrow('no push address is set')
    await expect(youzan.testPush()).rejects.toThrow('no push address is set')
    expect(received).toHaveLength(0)
  })

  it('numbers the states of an order, so that the higher wins', async () => {
    const { youzan, bodies, sandbox } = await receivePushes()
    const { tid } = youzan.createTrade().trade
    youzan.pay(tid)
    await youzan.ship({ tid }).firstDelivery
    await sandbox.clock.advance(0)
    const versions = new Map(bodies().map(({ type, version }) => [type, version]))
    const order = ['trade_TradeCreate', 'trade_TradePaid', 'trade_TradeBuyerPay', 'trade_TradeSellerShip'].map((type) =>
      versions.get(type)
    )
    expect(order).toEqual([0, 1, 2, 3].map((step) => order[0] + step))
  })

  it('has a health probe that is repeated by hand only', async () => {
    const { youzan, bodies, sandbox, holds, received } = await receivePushes({}, (response) => response.end('busy'))
    expect((await youzan.testPush()).accepted).toBe(false)
    await sandbox.clock.advance('1d')
    expect(bodies()).toMatchObject([{ test: true }])
    expect(holds(received[0]!)).toBe(true)
  })
})
