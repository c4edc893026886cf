import { describe, expect, it } from 'vitest'
import { signSample } from '../../support/call-utools.ts'
import { openReceiver } from '../../support/open-receiver.ts'
import { openSandbox } from '../../support/open-sandbox.ts'
import { sellGoods } from '../../support/sell-goods.ts'

describe('the payment callback', () => {
  it('arrives at once, signed, and is settled by SUCCESS', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    const order = sellGoods(sandbox)
    const attempt = await sandbox.utools.pay(order.orderId).firstDelivery
    expect(attempt).toMatchObject({
      attempt: 1,
      kind: 'scheduled',
      status: 200,
      responseBody: 'SUCCESS',
      accepted: true
    })
    expect(receiver.received).toMatchObject([{ method: 'POST', headers: { 'content-type': 'application/json' } }])
    const { resource, sign } = JSON.parse(receiver.received[0]!.body)
    expect(resource).toMatchObject({ order_id: order.orderId, status: 10, paid_at: '2026-01-02 11:04:05' })
    expect(sign).toBe(signSample(resource, sandbox.utools.secret))
    await sandbox.clock.advance('1d')
    expect(receiver.received).toHaveLength(1)
    expect(sandbox.utools.outbox()).toMatchObject([{ key: order.orderId, state: 'delivered', nextAt: undefined }])
  })

  // uTools server API, payment callback: [15, 30, 60, 300, 600] seconds.
  it('is repeated on the documented schedule, each time with a fresh signed time', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver((response) => response.end('success'))
    sandbox.utools.setNotifyUrl(receiver.url)
    const begin = sandbox.clock.now()
    await sandbox.utools.pay(sellGoods(sandbox).orderId).firstDelivery
    await sandbox.clock.advance('2h')
    const [message] = sandbox.utools.outbox()
    expect(message?.state).toBe('given up')
    expect(message?.attempts.map(({ at }) => (at - begin) / 1000)).toEqual([0, 15, 45, 105, 405, 1005])
    expect(message?.attempts.map(({ nextAt }) => nextAt && (nextAt - begin) / 1000)).toEqual([
      15,
      45,
      105,
      405,
      1005,
      undefined
    ])
    const times = receiver.received.map(({ body }) => JSON.parse(body).resource.timestamp - begin / 1000)
    expect(times).toEqual([0, 15, 45, 105, 405, 1005])
  })

  it('repeats the first time and fewer times, if told so', async () => {
    const sandbox = await openSandbox({ utools: { freshCallbackTimestamp: false, callbackRepeats: 4 } })
    const receiver = await openReceiver((response) => response.end(''))
    sandbox.utools.setNotifyUrl(receiver.url)
    await sandbox.utools.pay(sellGoods(sandbox).orderId).firstDelivery
    await sandbox.clock.advance('2h')
    expect(receiver.received).toHaveLength(5)
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
  })

  it.each([
    ['success', 200],
    ['"SUCCESS"', 200],
    ['SUCCESS\n', 200],
    ['{"message":"SUCCESS"}', 200],
    ['SUCCESS', 500],
    ['SUCCESS', 302]
  ])('does not take %j with status %d for success', async (body, status) => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver((response) => response.writeHead(status, { location: '/' }).end(body))
    sandbox.utools.setNotifyUrl(receiver.url)
    const attempt = await sandbox.utools.pay(sellGoods(sandbox).orderId).firstDelivery
    expect(attempt).toMatchObject({ accepted: false, status, responseBody: body })
  })

  it('is lost on purpose twice and arrives the third time', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    sandbox.utools.drop({ times: 2 })
    const order = sellGoods(sandbox)
    expect(await sandbox.utools.pay(order.orderId).firstDelivery).toMatchObject({ lost: 'request', accepted: false })
    await sandbox.clock.advance('15s')
    expect(receiver.received).toHaveLength(0)
    await sandbox.clock.advance('30s')
    expect(receiver.received).toHaveLength(1)
    expect(sandbox.utools.outbox()[0]).toMatchObject({ state: 'delivered', attempts: [{}, {}, { accepted: true }] })
  })

  it('loses the reply: the receiver acts, the platform repeats', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    const [other, order] = [sellGoods(sandbox), sellGoods(sandbox)]
    sandbox.utools.drop({ lose: 'reply', order: { outOrderId: order.outOrderId } })
    expect(await sandbox.utools.pay(other.orderId).firstDelivery).toMatchObject({ accepted: true })
    expect(await sandbox.utools.pay(order.orderId).firstDelivery).toMatchObject({ lost: 'reply', accepted: false })
    expect(receiver.received).toHaveLength(2)
    await sandbox.clock.advance('15s')
    expect(receiver.received).toHaveLength(3)
  })
})

describe('deliveries by hand', () => {
  it('tampers with each field after signing', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    const order = sellGoods(sandbox)
    await sandbox.utools.pay(order.orderId).firstDelivery
    const genuine = JSON.parse(receiver.received[0]!.body).resource
    for (const field of Object.keys(genuine)) {
      await sandbox.utools.deliver(order.orderId, { tamper: { field, value: 'tampered' } })
      const { resource, sign } = JSON.parse(receiver.received.at(-1)!.body)
      expect(resource).toEqual({ ...genuine, [field]: 'tampered' })
      expect(sign).toBe(signSample(genuine, sandbox.utools.secret))
    }
    expect(receiver.received).toHaveLength(13)
  })

  it('signs again after the change, removes fields, and sends raw text', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    const order = sellGoods(sandbox)
    await sandbox.utools.pay(order.orderId).firstDelivery
    await sandbox.utools.deliver(order.orderId, { tamper: { field: 'plugin_id', value: 'FFFFFFFF', resign: true } })
    const { resource, sign } = JSON.parse(receiver.received.at(-1)!.body)
    expect([resource.plugin_id, sign]).toEqual(['FFFFFFFF', signSample(resource, sandbox.utools.secret)])
    await sandbox.utools.deliver(order.orderId, { tamper: { field: 'sign' } })
    expect(Object.keys(JSON.parse(receiver.received.at(-1)!.body))).toEqual(['resource'])
    await sandbox.utools.deliver(order.orderId, { rawBody: 'a=1', contentType: 'text/plain' })
    expect(receiver.received.at(-1)).toMatchObject({ body: 'a=1', headers: { 'content-type': 'text/plain' } })
  })

  it('sends copies at the same time', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    const order = sellGoods(sandbox)
    await sandbox.utools.pay(order.orderId).firstDelivery
    const attempts = await sandbox.utools.deliver(order.orderId, { copies: 3 })
    expect(attempts.map(({ attempt, kind }) => [attempt, kind])).toEqual([
      [2, 'by hand'],
      [3, 'by hand'],
      [4, 'by hand']
    ])
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
  })
})

describe('reordering', () => {
  it('releases held callbacks in the order that is asked for', async () => {
    const sandbox = await openSandbox()
    const receiver = await openReceiver()
    sandbox.utools.setNotifyUrl(receiver.url)
    const orders = ['order-a', 'order-b', 'order-c'].map((number) => sellGoods(sandbox, number))
    sandbox.utools.hold()
    for (const { orderId } of orders) await sandbox.utools.pay(orderId).firstDelivery
    expect(sandbox.utools.outbox().map(({ state }) => state)).toEqual(['held', 'held', 'held'])
    await sandbox.utools.release([{ outOrderId: 'order-c' }, { outOrderId: 'order-a' }])
    expect(await sandbox.utools.release()).toHaveLength(1)
    const arrived = receiver.received.map(({ body }) => JSON.parse(body).resource.out_order_id)
    expect(arrived).toEqual(['order-c', 'order-a', 'order-b'])
  })
})
