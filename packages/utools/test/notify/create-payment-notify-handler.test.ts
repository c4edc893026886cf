import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createMemoryOnceStore,
  initUtools,
  type PaymentNotify,
  type PaymentNotifyHandlerOptions
} from '../../src/index.ts'
import { readFixture } from '../read-fixture.ts'
import { RECORD_MS, RECORD_PLUGIN, SECRET, signedBody } from '../start-platform.ts'

const message = readFixture('verify-payment-notify.paid').body
const text = JSON.stringify(message)

/** A shop that writes down what it handles and what went wrong. */
function openShop(options: Partial<PaymentNotifyHandlerOptions> = {}) {
  const clock = createFixedClock(RECORD_MS)
  const utools = initUtools({ pluginId: RECORD_PLUGIN, secret: SECRET, clock })
  const handled: PaymentNotify[] = []
  const errors: unknown[] = []
  const handler = utools.createPaymentNotifyHandler({
    handle: (notify) => void handled.push(notify),
    onceStore: createMemoryOnceStore(clock),
    onError: (error) => void errors.push(error),
    ...options
  })
  return { clock, handled, errors, handler }
}

const request = (body = text) => new Request('http://shop.example/notify', { method: 'POST', body })

describe('a payment notification handler', () => {
  it('answers a Fetch request with SUCCESS once the work is done', async () => {
    const { handled, errors, handler } = openShop()
    const response = await handler.fetch(request())
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      'SUCCESS'
    ])
    expect(handled.map(({ outOrderId }) => outOrderId)).toEqual(['123456'])
    expect(errors).toEqual([])
  })

  it('answers a Node request with SUCCESS once the work is done', async () => {
    const { handled, handler } = openShop()
    const server = createServer((incoming, outgoing) => void handler.node(incoming, outgoing))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`
    const post = async (body: string) => {
      const response = await fetch(url, { method: 'POST', body })
      return [response.status, response.headers.get('content-type'), await response.text()]
    }
    expect(await post(text)).toEqual([200, 'text/plain; charset=utf-8', 'SUCCESS'])
    expect(await post(text)).toEqual([200, 'text/plain; charset=utf-8', 'SUCCESS'])
    expect(await post(text.replace('"pay_fee":1', '"pay_fee":2'))).toEqual([500, 'text/plain; charset=utf-8', 'FAIL'])
    expect(handled).toHaveLength(1)
  })

  it('gives the reply alone, for servers of another kind', async () => {
    const { handler } = openShop()
    expect(await handler.reply({ body: text })).toEqual({
      status: 200,
      contentType: 'text/plain; charset=utf-8',
      body: 'SUCCESS'
    })
  })

  it('handles an order once, however often it comes', async () => {
    const { handled, handler } = openShop()
    for (let delivery = 1; delivery <= 6; delivery++) {
      expect(await (await handler.fetch(request())).text()).toBe('SUCCESS')
    }
    expect(handled).toHaveLength(1)
  })

  it('takes a repeat with a fresh timestamp for the same order', async () => {
    const { handled, handler } = openShop()
    await handler.fetch(request())
    const later = signedBody({ ...message.resource, timestamp: 1624346618 })
    expect(await (await handler.fetch(request(JSON.stringify(later)))).text()).toBe('SUCCESS')
    expect(handled).toHaveLength(1)
  })

  it('handles two orders', async () => {
    const { handled, handler } = openShop()
    await handler.fetch(request())
    await handler.fetch(request(JSON.stringify(signedBody({ ...message.resource, order_id: 'another' }))))
    expect(handled.map(({ orderId }) => orderId)).toEqual(['KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6', 'another'])
  })

  it('asks for another delivery while the first is being handled', async () => {
    let finish = (): void => {}
    const work = new Promise<void>((resolve) => {
      finish = resolve
    })
    const { errors, handler } = openShop({ handle: () => work })
    const first = handler.fetch(request())
    const second = await handler.fetch(request())
    expect([second.status, await second.text()]).toEqual([500, 'FAIL'])
    finish()
    expect(await (await first).text()).toBe('SUCCESS')
    expect(errors).toEqual([])
  })

  it('asks for another delivery when the work fails, and does it then', async () => {
    let tries = 0
    const failure = new Error('the database is down')
    const { errors, handler } = openShop({
      handle: async () => {
        if (++tries === 1) throw failure
      }
    })
    expect((await handler.fetch(request())).status).toBe(500)
    expect(errors).toEqual([failure])
    expect((await handler.fetch(request())).status).toBe(200)
    expect((await handler.fetch(request())).status).toBe(200)
    expect(tries).toBe(2)
  })

  it('asks for another delivery of what it can not believe, and does not tell why', async () => {
    const { handled, errors, handler } = openShop()
    const response = await handler.fetch(request(text.replace('"status":10', '"status":11')))
    expect([response.status, await response.text()]).toEqual([500, 'FAIL'])
    expect(handled).toEqual([])
    expect(errors).toMatchObject([{ code: 'ERR_SIGNATURE_MISMATCH' }])
  })

  it('lets a delivery start again when the worker died, and forgets done work in the end', async () => {
    let tries = 0
    const { clock, handler } = openShop({
      leaseMs: 1000,
      keepMs: 5000,
      handle: () => (++tries === 1 ? new Promise<never>(() => {}) : undefined)
    })
    void handler.fetch(request())
    await expect.poll(() => tries).toBe(1)
    await clock.advance(1001)
    expect((await handler.fetch(request())).status).toBe(200)
    expect(tries).toBe(2)
    await clock.advance(5001)
    expect((await handler.fetch(request())).status).toBe(200)
    expect(tries).toBe(3)
  })

  it('can not be told to skip verification', () => {
    const verify = async () => ({}) as never
    expect(() => openShop({ verify } as never)).toThrow('"verify" expected one of the known fields')
  })

  const right = { handle: () => {}, onError: () => {}, onceStore: createMemoryOnceStore() }
  it.each([
    ['nothing', undefined, 'input'],
    ['a function', () => {}, 'input'],
    ['a field that it does not know', { ...right, handler: () => {} }, 'handler'],
    ['no work', { ...right, handle: undefined }, 'handle'],
    ['a text as work', { ...right, handle: 'grant' }, 'handle'],
    ['nobody who hears of errors', { ...right, onError: undefined }, 'onError'],
    ['no memory', { ...right, onceStore: undefined }, 'onceStore'],
    ['null as memory', { ...right, onceStore: null }, 'onceStore'],
    ['a Map as memory', { ...right, onceStore: new Map() }, 'onceStore'],
    ['a lease of 0', { ...right, leaseMs: 0 }, 'leaseMs'],
    ['a lease in text', { ...right, leaseMs: '1000' }, 'leaseMs'],
    ['a memory without end', { ...right, keepMs: Number.POSITIVE_INFINITY }, 'keepMs']
  ])('is not made with %s', (_, options, field) => {
    const utools = initUtools({ pluginId: RECORD_PLUGIN, secret: SECRET })
    expect(() => utools.createPaymentNotifyHandler(options as never)).toThrow(
      expect.objectContaining({ code: 'ERR_INPUT', field })
    )
  })
})
