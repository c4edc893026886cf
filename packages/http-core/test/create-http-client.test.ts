import { getEventListeners } from 'node:events'
import { inspect } from 'node:util'
import { describe, expect, test, vi } from 'vitest'
import { createHttpClient } from '../src/create-http-client.ts'
import { TransportError } from '../src/errors/transport-error.ts'
import { createFixedClock } from '../src/testing/fixed-clock.ts'
import type { Transport } from '../src/transport.ts'
import { checkEnvelope, openClient, openClientAndServer } from './open-client.ts'

const fine = { body: { code: 0, data: 'done' } }
const busy = { status: 503, body: '' }

test('sends a described request and reads its reply', async () => {
  const { server, client } = await openClientAndServer(fine, { headers: { 'x-version': '1' } })
  const result = await client.send(
    {
      operation: 'createOrder',
      method: 'POST',
      path: '/order',
      query: { a: '年' },
      body: { kind: 'json', value: [1] },
      effect: 'write'
    },
    (data, reply) => [data, reply.status]
  )
  expect(result).toEqual(['done', 200])
  expect(server.requests[0]).toMatchObject({ method: 'POST', target: '/order?a=%E5%B9%B4', body: Buffer.from('[1]') })
  expect(server.requests[0]?.headers).toMatchObject({
    accept: 'application/json',
    'user-agent': 'kaifang-shop',
    'x-version': '1',
    'content-type': 'application/json; charset=utf-8'
  })
})

test('waits for a check that takes time, and hands it the operation', async () => {
  const checkReply = vi.fn(async () => 'checked')
  const { call } = await openClientAndServer(fine, { checkReply })
  expect(await call()).toBe('checked')
  expect(checkReply.mock.calls[0]).toMatchObject([{ status: 200 }, 'getOrder'])
})

test("an operation's own error passes as it is, and is not repeated", async () => {
  const { client, server } = await openClientAndServer()
  const bug = new TypeError('a bug of the package')
  const reading = client.send({ operation: 'o', method: 'GET', path: '/', effect: 'read' }, () => {
    throw bug
  })
  await expect(reading).rejects.toBe(bug)
  expect(server.requests.length).toBe(1)
})

test('shows nothing of its settings to a log', () => {
  const { client } = openClient('http://127.0.0.1:9', { secrets: ['hunter22'] })
  expect(inspect(client, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true })).not.toContain(
    'hunter22'
  )
  expect(Object.isFrozen(client)).toBe(true)
})

describe('signing', () => {
  test('happens anew for every attempt, with the time and a fresh nonce', async () => {
    const clock = createFixedClock(1000)
    const { call, server } = await openClientAndServer(
      busy,
      {
        signer: {
          signParams: (description, { nowMs, nonce }) => ({ ...description, query: { nowMs, nonce: nonce() } }),
          signBytes: async (request, { nowMs }) => {
            await clock.advance(7)
            return { ...request, headers: { ...request.headers, 'x-at': String(nowMs) } }
          }
        }
      },
      { clock }
    )
    await call().catch(() => {})
    expect(server.requests.map(({ query, headers }) => [query.get('nowMs'), headers['x-at']])).toEqual([
      ['1000', '1000'],
      ['1007', '1007'],
      ['1014', '1014']
    ])
    expect(new Set(server.requests.map(({ query }) => query.get('nonce'))).size).toBe(3)
  })

  test('its own failure passes as it is', async () => {
    const bug = new Error('no key')
    const { call, server } = await openClientAndServer(fine, { signer: { signBytes: () => Promise.reject(bug) } })
    await expect(call()).rejects.toBe(bug)
    expect(server.requests.length).toBe(0)
  })

  test('counts against the time of the call', async () => {
    const signer = { signParams: () => new Promise<never>(() => {}) }
    const { failing, server } = await openClientAndServer(fine, { signer })
    expect(await failing({}, { timeout: 300 })).toMatchObject({
      code: 'ERR_HTTP_TIMEOUT',
      phase: 'token',
      budget: 'total',
      timeoutMs: 300,
      outcome: 'rejected'
    })
    expect(server.requests.length).toBe(0)
  })

  test('leaves the transport only what is left of the time', async () => {
    const given: number[] = []
    const transport: Transport = {
      send: async (_request, limits) => {
        given.push(limits.totalMs)
        return { status: 200, headers: {}, body: Buffer.from('{"code":0}') }
      },
      close: async () => {}
    }
    const signer = { signBytes: <T>(request: T) => new Promise<T>((resolve) => setTimeout(resolve, 40, request)) }
    await openClient('http://127.0.0.1:9', { signer }, { transport, timeout: 1000 }).call()
    expect(given[0]).toBeLessThan(965)
    expect(given[0]).toBeGreaterThan(0)
  })

  test('a failed call of the signer is not repeated on top: it repeats its own', async () => {
    const inner = await openClientAndServer(busy)
    const signParams = vi.fn(() => inner.call() as Promise<never>)
    const outer = await openClientAndServer(fine, { signer: { signParams } })
    expect(await outer.failing()).toMatchObject({ code: 'ERR_HTTP_STATUS', retryable: true })
    expect([signParams.mock.calls.length, inner.server.requests.length]).toEqual([1, 3])
  })

  test('stops with the reason of an abort', async () => {
    const controller = new AbortController()
    const { call } = await openClientAndServer(fine, {
      signer: {
        signParams: () => {
          setImmediate(() => controller.abort('left'))
          return new Promise<never>(() => {})
        }
      }
    })
    await expect(call({}, { signal: controller.signal })).rejects.toBe('left')
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })
})

describe('options of a call', () => {
  test.each<[unknown, string]>([
    [null, '"options" expected an object, got null'],
    [5000, '"options" expected an object, got an integer outside the range'],
    [{ signal: new AbortController() }, '"signal" expected an AbortSignal, got an object'],
    [{ signal: null }, '"signal" expected an AbortSignal, got null'],
    [{ timeout: 0 }, '"timeout" expected milliseconds from 1 to 2147483647, got an integer outside the range'],
    [{ retry: 5 }, '"retry" expected an object or false, got an integer outside the range']
  ])('refuses %o before anything is sent', async (options, message) => {
    const { call, server } = await openClientAndServer()
    await expect(call({}, options as object)).rejects.toThrow(`shop.getOrder: ${message}`)
    expect(server.requests.length).toBe(0)
  })

  test('a description that can not be encoded is refused before anything is sent, and is no event', async () => {
    const { call, server, events } = await openClientAndServer()
    await expect(call({ path: '/../admin' })).rejects.toMatchObject({ code: 'ERR_INPUT', field: 'path' })
    await expect(call({ query: { price: Number.NaN } })).rejects.toMatchObject({ code: 'ERR_INPUT', field: 'price' })
    expect([server.requests.length, events.length]).toEqual([0, 0])
  })
})

describe('an abort', () => {
  test('before the call sends nothing', async () => {
    const { call, server } = await openClientAndServer()
    await expect(call({}, { signal: AbortSignal.abort('left') })).rejects.toBe('left')
    expect(server.requests.length).toBe(0)
  })

  test('during the call rejects with its reason and repeats nothing', async () => {
    const controller = new AbortController()
    const { call, server } = await openClientAndServer(() => {
      controller.abort('left')
      return undefined
    })
    await expect(call({}, { signal: controller.signal })).rejects.toBe('left')
    expect(server.requests.length).toBe(1)
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  test('while it waits for a repeat rejects at once', async () => {
    const controller = new AbortController()
    const { call, server, client } = await openClientAndServer(
      busy,
      {},
      { retry: { baseMs: 60_000, capMs: 60_000 }, timeout: 1e6 }
    )
    const waiting = call({}, { signal: controller.signal })
    await expect.poll(() => server.requests.length).toBe(1)
    setTimeout(() => controller.abort('left'), 5)
    await expect(waiting).rejects.toBe('left')
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
    await client.close()
  })

  test('one signal serves a hundred calls without a warning', async () => {
    const warned = vi.fn()
    process.on('warning', warned)
    const { call } = await openClientAndServer()
    const { signal } = new AbortController()
    await Promise.all(Array.from({ length: 100 }, () => call({}, { signal })))
    await new Promise((resolve) => setImmediate(resolve))
    process.off('warning', warned)
    expect(warned).not.toHaveBeenCalled()
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})

describe('closing', () => {
  test('waits for calls under way, closes connections, and refuses further calls', async () => {
    const { call, client, server } = await openClientAndServer(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return fine
    })
    const under = call()
    await expect.poll(() => server.requests.length).toBe(1)
    await client.close()
    expect(await under).toBe('done')
    await expect.poll(server.openConnections).toBe(0)
    await expect(call()).rejects.toThrowErrorMatchingInlineSnapshot(
      `[InputError: "transport" expected a transport that is open, got one that was closed. Make a new client]`
    )
    await client.close()
  })

  test('leaves a transport of the caller open', async () => {
    const transport = { send: vi.fn(), close: vi.fn() }
    await openClient('http://127.0.0.1:9', {}, { transport }).client.close()
    expect(transport.close).not.toHaveBeenCalled()
  })
})

describe('events', () => {
  const base = { service: 'shop', operation: 'getOrder', method: 'GET', url: expect.stringMatching(/\/order$/) }
  const durationMs = expect.any(Number)

  test('tell of a request and its reply, with the id of the platform', async () => {
    const answer = { ...fine, headers: { 'x-request-id': 'r-1' } }
    const { call, events } = await openClientAndServer(answer, { requestIdHeader: 'x-request-id' })
    await call({ query: { token: 'hunter22' } })
    expect(events).toEqual([
      { type: 'request', ...base, attempt: 1 },
      { type: 'reply', ...base, attempt: 1, status: 200, durationMs, requestId: 'r-1' }
    ])
  })

  test('tell of repeats and of the end', async () => {
    const { failing, events } = await openClientAndServer(busy)
    await failing({}, { retry: { limit: 1, baseMs: 0 } })
    expect(events).toEqual([
      { type: 'request', ...base, attempt: 1 },
      { type: 'retry', ...base, attempt: 1, code: 'ERR_HTTP_STATUS', delayMs: 0 },
      { type: 'request', ...base, attempt: 2 },
      { type: 'error', ...base, attempt: 2, code: 'ERR_HTTP_STATUS', durationMs, requestId: undefined }
    ])
  })

  test('break no call, whatever a listener throws', async () => {
    const { call } = await openClientAndServer(
      fine,
      {},
      {
        onEvent: () => {
          throw new Error('mine')
        }
      }
    )
    expect(await call()).toBe('done')
  })
})

test('reads no more of a reply than the platform allows', async () => {
  const { failing } = await openClientAndServer({ body: 'x'.repeat(101) }, { maxBodyBytes: 100 })
  expect(await failing()).toMatchObject({ code: 'ERR_HTTP_BODY_TOO_LARGE', retryable: false })
})

test('takes 10 MiB where the platform says nothing, and its default address where the user says nothing', async () => {
  const sent: unknown[] = []
  const transport: Transport = {
    send: async (request, limits) => {
      sent.push([request.origin, limits.maxBodyBytes, limits.totalMs <= 5000 && limits.totalMs > 4000])
      throw new TransportError({ kind: 'network', sent: false, phase: 'connect' })
    },
    close: async () => {}
  }
  const platform = { service: 'shop', defaultBaseUrl: 'https://api.example.com', checkReply: checkEnvelope }
  const client = createHttpClient(platform, { transport, retry: false })
  await client.send({ operation: 'o', method: 'GET', path: '/', effect: 'read' }, () => 0).catch(() => {})
  expect(sent).toEqual([['https://api.example.com', 10_485_760, true]])
})
