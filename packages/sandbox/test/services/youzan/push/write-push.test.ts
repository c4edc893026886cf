import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { YouzanPushAttack } from '../../../../src/index.ts'
import { receivePushes } from '../../../support/receive-pushes.ts'

describe('a push on the wire', () => {
  it('has the fields of the reference, an escaped msg, and a signature over the raw body', async () => {
    const { youzan, received, bodies, holds, sandbox } = await receivePushes()
    const { trade, firstDelivery } = youzan.createTrade({ buyerMessage: '有赞 "茶" & 😀' })
    expect((await firstDelivery)?.accepted).toBe(true)
    const [body] = bodies()
    expect(body).toMatchObject({
      client_id: youzan.clientId,
      kdt_id: Number(youzan.grantId),
      kdt_name: youzan.shops()[0]!.name,
      id: trade.tid,
      type: 'trade_TradeCreate',
      status: 'WAIT_BUYER_PAY',
      msg_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
      version: Math.floor(sandbox.clock.now() / 1000),
      sendCount: 0,
      test: false,
      mode: 1
    })
    expect(body.msg).toMatch(/^[\w%.~!*'()-]+$/)
    expect(JSON.parse(decodeURIComponent(body.msg)).full_order_info.remark_info.buyer_message).toBe('有赞 "茶" & 😀')
    expect(body.sign).toBe(
      createHash('md5')
        .update(youzan.clientId + body.msg + youzan.clientSecret)
        .digest('hex')
    )
    expect(received[0]?.headers).toMatchObject({
      'content-type': 'application/json',
      'event-type': 'trade_TradeCreate',
      'client-id': youzan.clientId
    })
    expect(holds(received[0]!)).toBe(true)
  })

  it('of a customer has no msg_id, a version in milliseconds, and bare colons and commas', async () => {
    const { youzan, bodies, sandbox } = await receivePushes()
    const { mobile } = youzan.createCustomer({ name: '张' })
    await sandbox.clock.advance(0)
    const [body] = bodies()
    expect(body).toMatchObject({
      type: 'SCRM_CUSTOMER_EVENT',
      status: 'CUSTOMER_CREATED',
      id: mobile,
      version: sandbox.clock.now()
    })
    expect(body).not.toHaveProperty('msg_id')
    expect(body.msg).toBe(
      `%7B%22account_id%22:%22${mobile}%22,%22account_type%22:%22Mobile%22,%22mobile%22:%22${mobile}%22%7D`
    )
  })

  it('of a refund that succeeded comes twice: classic, and newer with an object as msg', async () => {
    const { youzan, bodies, code, sandbox } = await receivePushes()
    const { tid } = youzan.pay(youzan.createTrade().trade.tid).trade
    const { refundId, version } = youzan.applyRefund({ tid, refundFee: 150 })
    await code('youzan.trade.refund.agree.3.0.0', { refund_id: refundId, version })
    await sandbox.clock.advance(0)
    const classic = bodies().find(({ type }) => type === 'trade_refund_RefundSuccess')
    const newer = bodies().find(({ type }) => type === 'youzan_trade_RefundSuccess')
    expect(JSON.parse(decodeURIComponent(classic.msg))).toMatchObject({
      tid,
      refund_id: refundId,
      refunded_fee: '1.50'
    })
    expect(newer.msg).toMatchObject({ tid, refund_id: refundId })
    expect(newer).not.toHaveProperty('sign')
    expect(newer.version).toBeGreaterThan(classic.version)
  })

  it('counts its deliveries', async () => {
    const { youzan, bodies, sandbox } = await receivePushes({}, (response, count) =>
      response.end(count < 3 ? 'busy' : 'success')
    )
    await youzan.createTrade().firstDelivery
    await sandbox.clock.advance('40s')
    expect(bodies().map(({ sendCount, msg_id }) => [sendCount, msg_id])).toEqual(
      [0, 1, 2].map((count) => [count, youzan.pushes()[0]?.key])
    )
  })

  it('is signed for the application that is asked for', async () => {
    const { youzan, received, holds } = await receivePushes()
    youzan.setPushUrl(`http://127.0.0.1:${received.length || new URL(youzan.baseUrl).port}/nobody`, 'tool')
    const attempt = await youzan.createTrade().firstDelivery
    const { clientId, clientSecret } = youzan.toolApp
    expect(attempt?.requestHeaders?.['Client-Id']).toBe(clientId)
    expect(attempt?.requestHeaders?.['Event-Sign']).toBe(
      createHash('md5')
        .update(clientId + attempt!.requestBody + clientSecret)
        .digest('hex')
    )
    expect(holds({ headers: { 'event-sign': 'x' }, body: '', method: 'POST' })).toBe(false)
  })
})

describe('forged pushes', () => {
  const forged: Readonly<Record<YouzanPushAttack, (headers: Readonly<Record<string, unknown>>) => void>> = {
    'bad-signature': (headers) => expect(headers['event-sign']).toMatch(/^[0-9a-f]{32}$/),
    unsigned: (headers) => expect(headers).not.toHaveProperty('event-sign'),
    'body-sign-only': (headers) => expect(headers).not.toHaveProperty('event-sign'),
    'tampered-body': (headers) => expect(headers['event-sign']).toMatch(/^[0-9a-f]{32}$/),
    reserialised: (headers) => expect(headers['event-sign']).toMatch(/^[0-9a-f]{32}$/),
    'signed-decoded': (headers) => expect(headers['event-sign']).toMatch(/^[0-9a-f]{32}$/),
    'upper-case-sign': (headers) => expect(headers['event-sign']).toMatch(/^[0-9A-F]{32}$/),
    'wrong-client': (headers) => expect(headers['event-sign']).toMatch(/^[0-9a-f]{32}$/),
    'duplicate-key': (headers) => expect(headers['event-sign']).toMatch(/^[0-9a-f]{32}$/)
  }

  it.each(Object.entries(forged) as [YouzanPushAttack, (headers: object) => void][])(
    '%s does not hold',
    async (attack, check) => {
      const { youzan, received, holds } = await receivePushes()
      await youzan.createTrade().firstDelivery
      const { key } = youzan.pushes()[0]!
      await youzan.deliver(key, { attack })
      expect(received).toHaveLength(2)
      expect(holds(received[0]!)).toBe(true)
      expect(holds(received[1]!)).toBe(false)
      check(received[1]!.headers)
    }
  )

  it('are what their names say', async () => {
    const { youzan, received } = await receivePushes()
    const { trade, firstDelivery } = youzan.createTrade()
    await firstDelivery
    const { tid } = trade
    const { key } = youzan.pushes()[0]!
    const send = async (attack: YouzanPushAttack) => {
      await youzan.deliver(key, { attack })
      return received.at(-1)!.body
    }
    expect(JSON.parse(await send('unsigned'))).not.toHaveProperty('sign')
    expect(JSON.parse(await send('body-sign-only'))).toHaveProperty('sign')
    const forged = JSON.parse(decodeURIComponent(JSON.parse(await send('tampered-body')).msg))
    expect(forged.full_order_info.order_info.tid).toMatch(/^E\d{23}$/)
    expect(forged.full_order_info.order_info.tid).not.toBe(tid)
    expect(JSON.parse(await send('reserialised'))).toMatchObject({ id: tid })
    expect(JSON.parse(await send('wrong-client')).client_id).toBe(youzan.platformApp.clientId)
    expect((await send('duplicate-key')).match(/"kdt_id":/g)).toHaveLength(2)
  })

  it('by field: changed after signing, or signed again', async () => {
    const { youzan, received, holds } = await receivePushes()
    await youzan.createTrade().firstDelivery
    const { key } = youzan.pushes()[0]!
    for (const field of Object.keys(JSON.parse(received[0]!.body))) {
      await youzan.deliver(key, { tamper: { field, value: 'forged' } })
      expect(holds(received.at(-1)!), field).toBe(false)
      expect(JSON.parse(received.at(-1)!.body)[field]).toBe('forged')
    }
    await youzan.deliver(key, { tamper: { field: 'kdt_id', value: 1, resign: true } })
    expect(holds(received.at(-1)!)).toBe(true)
    await youzan.deliver(key, { rawBody: '{}', contentType: 'text/plain' })
    expect(received.at(-1)).toMatchObject({ body: '{}', headers: { 'content-type': 'text/plain' } })
    expect(holds(received.at(-1)!)).toBe(false)
  })
})
