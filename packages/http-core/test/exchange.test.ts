import { getEventListeners } from 'node:events'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createExchange } from '../src/exchange.ts'
import type { ExchangeLimits } from '../src/transport.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function start(limits: Partial<ExchangeLimits> = {}) {
  const resolve = vi.fn()
  const reject = vi.fn()
  const aborter = new AbortController()
  const connection = { abort: vi.fn() }
  const exchange = createExchange({ totalMs: 1000, maxBodyBytes: 10, ...limits }, aborter.signal, resolve, reject)
  return {
    exchange,
    resolve,
    reject,
    aborter,
    connection,
    begin: () => exchange.onRequestStart(connection),
    head: (headers = {}, status = 200) => exchange.onResponseStart(connection, status, headers),
    data: (text: string) => exchange.onResponseData(connection, Buffer.from(text)),
    /** Timers and listeners that are still there. */
    left: () => vi.getTimerCount() + getEventListeners(aborter.signal, 'abort').length,
    failure: () => reject.mock.calls[0]?.[0] as Record<string, unknown>
  }
}

test('collects a reply of one piece without a copy', () => {
  const { exchange, resolve, begin, head, connection, left } = start()
  begin()
  head({ 'x-a': '1' }, 201)
  const piece = Buffer.from('body')
  exchange.onResponseData(connection, piece)
  exchange.onResponseEnd()
  expect(resolve.mock.calls).toEqual([[{ status: 201, headers: { 'x-a': '1' }, body: piece }]])
  expect(resolve.mock.calls[0]?.[0].body).toBe(piece)
  expect(left()).toBe(0)
})

test('joins pieces, and gives an empty body where none came', () => {
  const pieces = start()
  pieces.begin()
  pieces.head()
  for (const piece of ['a', 'bc', 'd']) pieces.data(piece)
  pieces.exchange.onResponseEnd()
  expect(String(pieces.resolve.mock.calls[0]?.[0].body)).toBe('abcd')
  const empty = start()
  empty.begin()
  empty.head()
  empty.exchange.onResponseEnd()
  expect(empty.resolve.mock.calls[0]?.[0].body.length).toBe(0)
})

test('undoes compression', async () => {
  const { exchange, resolve, begin, head, connection } = start({ maxBodyBytes: 100 })
  begin()
  head({ 'content-encoding': 'gzip' })
  exchange.onResponseData(connection, gzipSync('body'))
  exchange.onResponseEnd()
  const reply = await resolve.mock.calls[0]?.[0]
  expect(String(reply.body)).toBe('body')
})

test('passes over replies before the real one', () => {
  const { exchange, resolve, begin, head } = start({ bodyMs: 50 })
  begin()
  head({ link: 'x' }, 103)
  vi.advanceTimersByTime(60)
  head({}, 200)
  exchange.onResponseEnd()
  expect(resolve.mock.calls[0]?.[0].status).toBe(200)
})

const none = { connectMs: undefined, headersMs: undefined, bodyMs: undefined }

test.each([
  ['connect', { connectMs: 300 }, 300, false],
  ['headers', { headersMs: 300 }, 300, true],
  ['body', { bodyMs: 300 }, 300, true],
  ['connect', none, 1000, false],
  ['headers', none, 1000, true],
  ['body', none, 1000, true],
  ['connect', { connectMs: 2000 }, 1000, false],
  ['headers', { connectMs: 50, headersMs: 2000 }, 1000, true],
  ['body', { connectMs: 50, headersMs: 50, bodyMs: 2000 }, 1000, true]
] as const)('in the phase "%s" the limits %j end it after %i ms', (phase, limits, limit, sent) => {
  const { begin, head, reject, failure, connection, left } = start(limits)
  if (phase !== 'connect') begin()
  if (phase === 'body') head()
  vi.advanceTimersByTime(limit - 1)
  expect(reject).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(failure()).toMatchObject({ kind: 'timeout', phase, limit, sent })
  expect(connection.abort).toHaveBeenCalledTimes(sent ? 1 : 0)
  expect(left()).toBe(0)
})

test('every phase has its own time, and all of them together the total', () => {
  const { begin, head, reject, failure } = start({ connectMs: 400, headersMs: 400, bodyMs: 400 })
  vi.advanceTimersByTime(350)
  begin()
  vi.advanceTimersByTime(350)
  head()
  vi.advanceTimersByTime(299)
  expect(reject).not.toHaveBeenCalled()
  vi.advanceTimersByTime(2)
  expect(failure()).toMatchObject({ phase: 'body', limit: 1000 })
})

test('a phase without a limit after one with a limit falls back to the total', () => {
  const { begin, reject, failure } = start({ connectMs: 400 })
  vi.advanceTimersByTime(100)
  begin()
  vi.advanceTimersByTime(890)
  expect(reject).not.toHaveBeenCalled()
  vi.advanceTimersByTime(20)
  expect(failure()).toMatchObject({ phase: 'headers', limit: 1000 })
})

test('refuses a body by what is announced, before any of it', () => {
  const { begin, head, failure, connection } = start()
  begin()
  head({ 'content-length': '11' })
  expect(failure()).toMatchObject({ kind: 'too-large', limit: 10, phase: 'body', sent: true })
  expect(connection.abort).toHaveBeenCalledOnce()
})

test.each([{ 'content-length': '10' }, { 'content-length': 'lies' }, { 'content-length': '-1' }, {}])(
  'refuses a body that grows past the limit although %j was announced',
  (headers) => {
    const { begin, head, data, reject, failure, connection, left } = start()
    begin()
    head(headers)
    data('12345')
    data('67890')
    expect(reject).not.toHaveBeenCalled()
    data('1')
    expect(failure()).toMatchObject({ kind: 'too-large', limit: 10 })
    data('2')
    expect([reject.mock.calls.length, connection.abort.mock.calls.length, left()]).toEqual([1, 1, 0])
  }
)

test.each(['connect', 'headers', 'body'])('an abort in the phase "%s" rejects with its reason unchanged', (phase) => {
  const { begin, head, aborter, reject, connection, left } = start()
  if (phase !== 'connect') begin()
  if (phase === 'body') head()
  const reason = { left: true }
  aborter.abort(reason)
  expect(reject.mock.calls).toEqual([[reason]])
  expect(reject.mock.calls[0]?.[0]).toBe(reason)
  expect(connection.abort).toHaveBeenCalledTimes(phase === 'connect' ? 0 : 1)
  expect(left()).toBe(0)
})

test('given up while it waited in the queue: nothing is written, and the connection serves the next', () => {
  const { begin, aborter, connection } = start()
  aborter.abort()
  expect(begin).toThrow('stopped')
  expect(connection.abort).not.toHaveBeenCalled()
})

test('settles once, whatever comes afterwards', () => {
  const { exchange, begin, head, data, aborter, resolve, reject, left } = start()
  begin()
  aborter.abort()
  head()
  data('x')
  exchange.onResponseEnd()
  exchange.onResponseError(undefined, new Error('stopped'))
  vi.advanceTimersByTime(5000)
  expect([resolve.mock.calls.length, reject.mock.calls.length, left()]).toEqual([0, 1, 0])
})

test('tells once that it has left the queue, whether to be sent or to fail', () => {
  const taken = vi.fn()
  const limits = { totalMs: 1000, maxBodyBytes: 10 }
  const sent = createExchange(
    limits,
    undefined,
    () => {},
    () => {},
    taken
  )
  sent.onRequestStart({ abort: () => {} })
  sent.onResponseError(undefined, new Error('lost'))
  expect(taken).toHaveBeenCalledTimes(1)
  createExchange(
    limits,
    undefined,
    () => {},
    () => {},
    taken
  ).onResponseError(undefined, new Error('refused'))
  expect(taken).toHaveBeenCalledTimes(2)
})

const withCode = (code: unknown, more: object = {}) => Object.assign(new Error('hunter22'), { code }, more)
const loop = withCode('LOOP')
loop.cause = loop

test.each<[unknown, string | undefined]>([
  [withCode('ECONNRESET'), 'ECONNRESET'],
  [withCode('UND_ERR_SOCKET', { cause: withCode('ECONNRESET') }), 'ECONNRESET'],
  [withCode('UND_ERR_SOCKET', { cause: new Error('no code') }), 'UND_ERR_SOCKET'],
  [new AggregateError([withCode('ECONNREFUSED'), withCode('EHOSTUNREACH')]), 'ECONNREFUSED'],
  [new AggregateError([]), undefined],
  [loop, 'LOOP'],
  [withCode(5), undefined],
  ['hunter22', undefined],
  [undefined, undefined]
])('tells the most telling code of a failure (%#)', (error, code) => {
  const { exchange, failure, left } = start()
  exchange.onResponseError(undefined, error as Error)
  expect(failure()).toMatchObject({ kind: 'network', phase: 'connect', sent: false, code })
  expect(String(failure().message)).not.toContain('hunter22')
  expect(left()).toBe(0)
})

test('needs no signal', () => {
  const resolve = vi.fn()
  const exchange = createExchange({ totalMs: 1000, maxBodyBytes: 10 }, undefined, resolve, () => {})
  exchange.onRequestStart({ abort: () => {} })
  exchange.onResponseStart({ abort: () => {} }, 204, {})
  exchange.onResponseEnd()
  expect([resolve.mock.calls.length, vi.getTimerCount()]).toEqual([1, 0])
})
