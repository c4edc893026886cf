import { startRecordingServer } from '@kaifang/http-core/testing'
import { describe, expect, it } from 'vitest'
import { OPERATION_CALLS, READS } from './operation-calls.ts'
import { failureOf, REQUEST_MS, startPlatform } from './start-platform.ts'

describe.each(READS)('%s, a read,', (name) => {
  const call = OPERATION_CALLS[name]!

  it.each([500, 502, 503, 504])('is repeated twice after status %i, signed anew', async (status) => {
    const { server, clock, utools } = await startPlatform()
    server.answer({ status, body: { message: 'x' } })
    expect(await failureOf(call(utools))).toMatchObject({ status, outcome: 'rejected' })
    expect(server.requests).toHaveLength(3)
    expect(clock.sleeps).toHaveLength(2)
    const timestamps = server.requests.map(({ query }) => Number(query.get('timestamp')))
    expect(timestamps).toEqual([...timestamps].sort((a, b) => a - b))
  })

  it('waits as long as the platform asks with status 429', async () => {
    const { server, clock, utools } = await startPlatform()
    server.answer({ status: 429, body: { message: 'Too Many Attempts.' }, headers: { 'retry-after': '2' } })
    expect(await failureOf(call(utools))).toMatchObject({ code: 'ERR_UTOOLS_RATE_LIMIT', retryAfterMs: 2000 })
    expect(clock.sleeps).toEqual([2000, 2000])
    const [first, second, third] = server.requests.map(({ query }) => Number(query.get('timestamp')))
    expect([second! - first!, third! - second!]).toEqual([2, 2])
  })

  it('is given up when the platform asks for more time than there is', async () => {
    const { server, clock, utools } = await startPlatform()
    server.answer({ status: 429, body: { message: 'x' }, headers: { 'retry-after': '60' } })
    expect(await failureOf(call(utools))).toMatchObject({ code: 'ERR_UTOOLS_RATE_LIMIT', retryAfterMs: 60_000 })
    expect(clock.sleeps).toEqual([])
  })

  it('is repeated when the connection breaks after sending', async () => {
    const { server, utools } = await startPlatform()
    server.answer((_request, response) => {
      response.destroy()
      return undefined
    })
    expect(await failureOf(call(utools))).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'rejected' })
    expect(server.requests).toHaveLength(3)
  })

  it.each([400, 401, 403, 404, 422])('is not repeated after status %i', async (status) => {
    const { server, utools } = await startPlatform()
    server.answer({ status, body: { message: 'x' } })
    await failureOf(call(utools))
    expect(server.requests).toHaveLength(1)
  })

  it('is not repeated after a reply that must not be believed', async () => {
    const { server, utools } = await startPlatform()
    server.answer({ body: { resource: { timestamp: REQUEST_MS / 1000 }, sign: '0'.repeat(64) } })
    expect(await failureOf(call(utools))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH', retryable: false })
    expect(server.requests).toHaveLength(1)
  })
})

describe('createGoods, which could act twice,', () => {
  const call = OPERATION_CALLS.createGoods!

  it.each([429, 500, 502, 503])('is not repeated after status %i', async (status) => {
    const { server, utools } = await startPlatform()
    server.answer({ status, body: { message: 'x' }, headers: { 'retry-after': '0' } })
    await failureOf(call(utools))
    expect(server.requests).toHaveLength(1)
  })

  it('is not repeated when the connection breaks after sending, and says what to do', async () => {
    const { server, utools } = await startPlatform()
    server.answer((_request, response) => {
      response.destroy()
      return undefined
    })
    const error = await failureOf(call(utools))
    expect(error).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'unknown' })
    expect(error.message).toContain(
      'Outcome: unknown, the platform may have done it; create again if you need it: an unused entry costs nothing'
    )
    expect(server.requests).toHaveLength(1)
  })

  it('is not repeated when no reply comes in time', async () => {
    const { server, utools } = await startPlatform(REQUEST_MS, { timeout: { headers: 300 } })
    server.answer(() => undefined)
    expect(await failureOf(call(utools))).toMatchObject({
      code: 'ERR_HTTP_TIMEOUT',
      phase: 'headers',
      outcome: 'unknown'
    })
    expect(server.requests).toHaveLength(1)
  })

  it('is repeated while nobody listens: nothing was sent', async () => {
    const gone = await startRecordingServer()
    await gone.close()
    const { clock, utools } = await startPlatform(REQUEST_MS, { baseUrl: gone.url })
    expect(await failureOf(call(utools))).toMatchObject({ code: 'ERR_HTTP_NETWORK', outcome: 'rejected' })
    expect(clock.sleeps).toHaveLength(2)
  })
})

describe.each(Object.entries(OPERATION_CALLS))('%s', (_, call) => {
  it('rethrows the reason of an abort as it is', async () => {
    const { server, utools } = await startPlatform()
    const controller = new AbortController()
    const reason = new Error('the user left')
    server.answer(() => {
      controller.abort(reason)
      return undefined
    })
    expect(await failureOf(call(utools, { signal: controller.signal }))).toBe(reason)
    expect(server.requests).toHaveLength(1)
  })

  it('obeys the options of one call', async () => {
    const { server, utools } = await startPlatform()
    server.answer({ status: 503, body: { message: 'x' } })
    await failureOf(call(utools, { retry: false }))
    expect(server.requests).toHaveLength(1)
    server.answer(() => undefined)
    expect(await failureOf(call(utools, { timeout: 30, retry: false }))).toMatchObject({
      code: 'ERR_HTTP_TIMEOUT',
      timeoutMs: 30
    })
  })
})
