import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createFixedClock } from '@kaifang/http-core/testing'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createMemoryOnceStore,
  initYouzan,
  PUSH_REPLY,
  type PushHandlerOptions,
  type YouzanPush
} from '../../src/index.ts'
import { opensslMd5 } from '../support/openssl.ts'
import { CLIENT_ID, NOW_MS, SECRET } from '../support/start-platform.ts'

const trade = {
  client_id: CLIENT_ID,
  type: 'trade_TradePaid',
  id: 'E1',
  msg_id: 'm-1',
  version: 1,
  sendCount: 0,
  test: false
}
const SUCCESS = '{"code":0,"msg":"success"}'
const FAILED = '{"code":0,"msg":"failed"}'

/** A shop that writes down what it handles and what went wrong. */
function openShop(options: Partial<PushHandlerOptions> = {}) {
  const clock = createFixedClock(NOW_MS)
  const youzan = initYouzan({ clientId: CLIENT_ID, clientSecret: SECRET, clock })
  const handled: YouzanPush[] = []
  const errors: unknown[] = []
  const handler = youzan.createPushHandler({
    handle: (push) => void handled.push(push),
    onceStore: createMemoryOnceStore(clock),
    onError: (error) => void errors.push(error),
    ...options
  })
  return { clock, handled, errors, handler }
}

function message(fields: object = {}) {
  const body = JSON.stringify({ ...trade, ...fields })
  return { method: 'POST', headers: { 'Event-Sign': opensslMd5(CLIENT_ID, body, SECRET) }, body }
}
const request = (fields?: object) => new Request('http://shop.example/push', message(fields))

describe('a message handler', () => {
  it('answers a Fetch request as the platform wants it, once the work is done', async () => {
    const { handled, errors, handler } = openShop()
    const response = await handler.fetch(request())
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'application/json',
      SUCCESS
    ])
    expect([handled.map(({ id }) => id), errors]).toEqual([['E1'], []])
  })

  it('answers a Node request', async () => {
    const { handled, handler } = openShop()
    const server = createServer((incoming, outgoing) => void handler.node(incoming, outgoing))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/push`
    const post = async (init: RequestInit) => (await fetch(url, init)).text()
    expect(await post(message())).toBe(SUCCESS)
    expect(await post(message())).toBe(SUCCESS)
    expect(await post({ ...message(), body: message({ id: 'E2' }).body })).toBe(FAILED)
    expect(handled).toHaveLength(1)
  })

  it('gives the reply alone, for servers of another kind', async () => {
    const { handler } = openShop()
    expect(await handler.reply(message())).toEqual(PUSH_REPLY.success)
  })

  it('handles a message once, however often it comes', async () => {
    const { handled, handler } = openShop()
    for (let sendCount = 0; sendCount < 16; sendCount++) {
      expect(await (await handler.fetch(request({ sendCount }))).text()).toBe(SUCCESS)
    }
    expect(handled).toHaveLength(1)
  })

  it('handles a message without an id once, too', async () => {
    const { handled, handler } = openShop()
    for (const sendCount of [0, 1, 2]) await handler.fetch(request({ msg_id: undefined, sendCount }))
    await handler.fetch(request({ msg_id: undefined, version: 2 }))
    expect(handled.map(({ version }) => version)).toEqual([1, 2])
  })

  it('answers a probe, and does nothing', async () => {
    const { handled, handler } = openShop()
    expect(await (await handler.fetch(request({ test: true }))).text()).toBe(SUCCESS)
    expect(handled).toEqual([])
    await handler.fetch(request())
    expect(handled).toHaveLength(1)
  })

  it('asks for another delivery while the first is being handled', async () => {
    let finish = (): void => {}
    const work = new Promise<void>((resolve) => {
      finish = resolve
    })
    const { handler } = openShop({ handle: () => work })
    const first = handler.fetch(request())
    expect(await (await handler.fetch(request())).text()).toBe(FAILED)
    finish()
    expect(await (await first).text()).toBe(SUCCESS)
  })

  it('asks for another delivery when the work fails, and does it then', async () => {
    let tries = 0
    const failure = new Error('the database is down')
    const { errors, handler } = openShop({
      handle: async () => {
        if (++tries === 1) throw failure
      }
    })
    const replies = []
    for (let delivery = 0; delivery < 3; delivery++) replies.push(await (await handler.fetch(request())).text())
    expect([replies, tries, errors]).toEqual([[FAILED, SUCCESS, SUCCESS], 2, [failure]])
  })

  it('does not believe a forgery, and does not tell why', async () => {
    const { handled, errors, handler } = openShop()
    const forged = new Request('http://shop.example/push', { ...message(), body: message({ id: 'E2' }).body })
    const response = await handler.fetch(forged)
    expect([response.status, await response.text(), handled]).toEqual([200, FAILED, []])
    expect(errors).toMatchObject([{ code: 'ERR_SIGNATURE_MISMATCH' }])
  })

  it('remembers as long as the console can replay: 7 days', async () => {
    const { clock, handled, handler } = openShop()
    await handler.fetch(request())
    await clock.advance(7 * 86_400_000 - 1)
    await handler.fetch(request())
    expect(handled).toHaveLength(1)
    await clock.advance(1)
    await handler.fetch(request())
    expect(handled).toHaveLength(2)
  })

  const right = { handle: () => {}, onError: () => {}, onceStore: createMemoryOnceStore() }
  it.each([
    ['nothing', undefined, 'input'],
    ['a field that it does not know', { ...right, verify: () => {} }, 'verify'],
    ['no work', { ...right, handle: undefined }, 'handle'],
    ['nobody who hears of errors', { ...right, onError: undefined }, 'onError'],
    ['no memory', { ...right, onceStore: undefined }, 'onceStore'],
    ['a Map as memory', { ...right, onceStore: new Map() }, 'onceStore'],
    ['a lease of 0', { ...right, leaseMs: 0 }, 'leaseMs'],
    ['a memory without end', { ...right, keepMs: Number.POSITIVE_INFINITY }, 'keepMs']
  ])('is not made with %s', (_, options, field) => {
    const youzan = initYouzan({ clientId: CLIENT_ID, clientSecret: SECRET })
    expect(() => youzan.createPushHandler(options as never)).toThrow(
      expect.objectContaining({ code: 'ERR_INPUT', field })
    )
  })
})
