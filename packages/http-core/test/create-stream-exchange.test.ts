import { getEventListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStreamExchange } from '../src/create-stream-exchange.ts'
import type { ExchangeLimits, TransportStream } from '../src/transport.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function start(limits: Partial<ExchangeLimits> = {}) {
  const listeners = { resolve: vi.fn(), reject: vi.fn(), onTaken: vi.fn(), onEnd: vi.fn() }
  const aborter = new AbortController()
  const connection = { abort: vi.fn(), pause: vi.fn(), resume: vi.fn() }
  const exchange = createStreamExchange({ totalMs: 1000, maxBodyBytes: 10, ...limits }, aborter.signal, listeners)
  return {
    ...listeners,
    exchange,
    aborter,
    connection,
    begin: () => exchange.onRequestStart(connection),
    head: (headers = {}, status = 200) => exchange.onResponseStart(connection, status, headers),
    data: (text: string) => exchange.onResponseData(connection, Buffer.from(text)),
    reader: () => (listeners.resolve.mock.lastCall as [TransportStream])[0].body.getReader(),
    /** Timers and listeners that are still there. */
    left: () => vi.getTimerCount() + getEventListeners(aborter.signal, 'abort').length
  }
}

test('hands out the headers, then the body as it is read, with no cap', async () => {
  const { begin, head, data, connection, reader, exchange, resolve, onTaken, onEnd, left } = start()
  begin()
  expect(onTaken).toHaveBeenCalledOnce()
  head({ 'x-a': '1' }, 206)
  expect(resolve.mock.calls[0]?.[0]).toMatchObject({ status: 206, headers: { 'x-a': '1' } })
  expect(connection.pause).toHaveBeenCalledOnce()
  expect(connection.resume).not.toHaveBeenCalled()
  const body = reader()
  for (const piece of ['x'.repeat(50), 'second']) {
    const reading = body.read()
    await vi.advanceTimersByTimeAsync(0)
    data(piece)
    expect(Buffer.from((await reading).value!).toString()).toBe(piece)
  }
  const reading = body.read()
  await vi.advanceTimersByTimeAsync(0)
  exchange.onResponseEnd()
  expect((await reading).done).toBe(true)
  expect(onEnd).toHaveBeenCalledOnce()
  expect(left()).toBe(0)
})

test('stops the sender as long as nobody reads', async () => {
  const { begin, head, data, connection, reader } = start()
  begin()
  head()
  const body = reader()
  void body.read()
  await vi.advanceTimersByTimeAsync(0)
  expect(connection.resume).toHaveBeenCalledOnce()
  expect(connection.pause).toHaveBeenCalledTimes(1)
  data('a')
  expect(connection.pause).toHaveBeenCalledTimes(2)
  data('b')
  expect(connection.pause).toHaveBeenCalledTimes(3)
  expect(connection.resume).toHaveBeenCalledOnce()
})

test('passes over the empty piece that comes each time it goes on', async () => {
  const { begin, head, data, connection, reader } = start()
  begin()
  head()
  const reading = reader().read()
  await vi.advanceTimersByTimeAsync(0)
  data('')
  expect(connection.pause).toHaveBeenCalledOnce()
  data('a')
  expect(Buffer.from((await reading).value!).toString()).toBe('a')
})

test.each([
  ['before it is sent', { connectMs: 50 }, 'connect', 50],
  ['before it is sent, by the total', {}, 'connect', 1000]
])('times out %s', (_when, limits, phase, limit) => {
  const { reject, onEnd, left } = start(limits)
  vi.advanceTimersByTime(limit)
  expect(reject.mock.calls[0]?.[0]).toMatchObject({ kind: 'timeout', phase, limit, sent: false })
  expect(onEnd).toHaveBeenCalledOnce()
  expect(left()).toBe(0)
})

test('times out while it waits for the headers, and ends the connection', () => {
  const { begin, reject, connection, left } = start({ headersMs: 50 })
  begin()
  vi.advanceTimersByTime(50)
  expect(reject.mock.calls[0]?.[0]).toMatchObject({ kind: 'timeout', phase: 'headers', limit: 50, sent: true })
  expect(connection.abort).toHaveBeenCalledOnce()
  expect(left()).toBe(0)
})

test('bounds each wait for more, and no time in which the reader is busy', async () => {
  const { begin, head, data, reader, connection, left } = start({ bodyMs: 100 })
  begin()
  head()
  const body = reader()
  for (let piece = 0; piece < 3; piece++) {
    const reading = body.read()
    await vi.advanceTimersByTimeAsync(90)
    data('a')
    await reading
    await vi.advanceTimersByTimeAsync(60_000)
  }
  const reading = body.read()
  const failed = expect(reading).rejects.toMatchObject({ kind: 'timeout', phase: 'body', limit: 100 })
  await vi.advanceTimersByTimeAsync(100)
  await failed
  expect(connection.abort).toHaveBeenCalledOnce()
  expect(left()).toBe(0)
})

test('an abort rejects with its reason before the headers, and fails the body after them', async () => {
  const before = start()
  before.begin()
  before.aborter.abort('early')
  expect(before.reject).toHaveBeenCalledWith('early')
  const after = start()
  after.begin()
  after.head()
  const reading = after.reader().read()
  after.aborter.abort('late')
  await expect(reading).rejects.toBe('late')
  expect(after.connection.abort).toHaveBeenCalledOnce()
  expect(before.left() + after.left()).toBe(0)
})

test('a connection that breaks fails the call or the body', async () => {
  const error = Object.assign(new Error('x'), { code: 'ECONNRESET' })
  const before = start()
  before.exchange.onResponseError(undefined, error)
  expect(before.reject.mock.calls[0]?.[0]).toMatchObject({ kind: 'network', code: 'ECONNRESET', sent: false })
  expect(before.onTaken).toHaveBeenCalledOnce()
  const after = start()
  after.begin()
  after.head()
  const reading = after.reader().read()
  after.exchange.onResponseError(undefined, error)
  await expect(reading).rejects.toMatchObject({ kind: 'network', phase: 'body', sent: true })
  // Nothing is told twice.
  after.exchange.onResponseError(undefined, error)
  after.exchange.onResponseEnd()
  after.data('late')
  expect(after.onEnd).toHaveBeenCalledOnce()
})

test('a reader that has enough ends the connection', async () => {
  const { begin, head, reader, connection, onEnd, left } = start()
  begin()
  head()
  await reader().cancel()
  expect(connection.abort).toHaveBeenCalledOnce()
  expect(onEnd).toHaveBeenCalledOnce()
  expect(left()).toBe(0)
})

test('passes over replies before the real one, and what comes after its end', () => {
  const { begin, head, resolve, aborter } = start()
  begin()
  head({}, 103)
  expect(resolve).not.toHaveBeenCalled()
  aborter.abort()
  head()
  expect(resolve).not.toHaveBeenCalled()
})

test('a call that was given up in the queue is not sent', () => {
  const { exchange, aborter, connection } = start()
  aborter.abort()
  expect(() => exchange.onRequestStart(connection)).toThrow('stopped')
})

test('refuses a compression that it does not know', () => {
  const { begin, head, reject } = start()
  begin()
  head({ 'content-encoding': 'zstd' })
  expect(reject.mock.calls[0]?.[0]).toMatchObject({ kind: 'decode' })
})
