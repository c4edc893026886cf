import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createNotifyHandler, type NotifyHandlerOptions } from '../src/create-notify-handler.ts'
import { createMemoryOnceStore } from '../src/memory-once-store.ts'
import type { OnceStore } from '../src/once-store.ts'
import { readNotify } from '../src/read-notify.ts'
import { createFixedClock } from '../src/testing/fixed-clock.ts'

interface Payment {
  readonly order: string
}
const success = { status: 200, contentType: 'text/plain', body: 'SUCCESS' }
const failure = { status: 500, contentType: 'application/json', body: '{"code":"FAIL"}' }

function setUp(options: Partial<NotifyHandlerOptions<Payment>> = {}) {
  const clock = createFixedClock(0)
  const handle = vi.fn(async (_payment: Payment) => {})
  const onError = vi.fn()
  const handler = createNotifyHandler<Payment>({
    verify: async (input) => {
      const { bytes, headers } = await readNotify('pay.verify', input)
      if (headers.sign !== 'right') throw new Error('mismatch')
      return JSON.parse(Buffer.from(bytes).toString()) as Payment
    },
    keyOf: ({ order }) => order,
    onceStore: createMemoryOnceStore(clock),
    success,
    failure,
    handle,
    onError,
    ...options
  })
  const deliver = (order: string, sign = 'right') =>
    handler.reply({ headers: { sign }, body: JSON.stringify({ order }) })
  return { clock, handle, onError, handler, deliver }
}
/** What was reported, by its words. */
const reported = (onError: ReturnType<typeof vi.fn>) => onError.mock.calls.map(([error]) => (error as Error).message)

test('handles a verified message and answers as the platform wants', async () => {
  const { handle, onError, deliver } = setUp()
  expect(await deliver('A1')).toBe(success)
  expect(handle.mock.calls).toEqual([[{ order: 'A1' }]])
  expect(onError).not.toHaveBeenCalled()
})

test('handles a message once, however often it is delivered', async () => {
  const { handle, deliver } = setUp()
  for (let delivery = 0; delivery < 10; delivery++) expect(await deliver('A1')).toBe(success)
  expect(await deliver('A2')).toBe(success)
  expect(handle).toHaveBeenCalledTimes(2)
})

test('of deliveries at the same time one is handled, and the others come again', async () => {
  const { handle, onError, deliver } = setUp()
  handle.mockImplementation(() => new Promise((resolve) => setImmediate(resolve)))
  const replies = await Promise.all(Array.from({ length: 50 }, () => deliver('A1')))
  expect(replies.filter((reply) => reply === success).length).toBe(1)
  expect(handle).toHaveBeenCalledTimes(1)
  expect(await deliver('A1')).toBe(success)
  expect([handle.mock.calls.length, onError.mock.calls]).toEqual([1, []])
})

test('refuses what can not be verified, and remembers nothing of it', async () => {
  const { handle, onError, deliver } = setUp()
  expect(await deliver('A1', 'wrong')).toBe(failure)
  expect(reported(onError)).toEqual(['mismatch'])
  expect(await deliver('A1')).toBe(success)
  expect(handle).toHaveBeenCalledTimes(1)
})

test('asks for another delivery when the work fails, and does it then', async () => {
  const { handle, onError, deliver } = setUp()
  handle.mockRejectedValueOnce(new Error('database'))
  expect(await deliver('A1')).toBe(failure)
  expect(reported(onError)).toEqual(['database'])
  expect(await deliver('A1')).toBe(success)
  expect(handle).toHaveBeenCalledTimes(2)
})

test('work that throws at once is work that failed', async () => {
  const { handle, onError, deliver } = setUp()
  handle.mockImplementationOnce(() => {
    throw new Error('typo')
  })
  expect([await deliver('A1'), await deliver('A1')]).toEqual([failure, success])
  expect(reported(onError)).toEqual(['typo'])
})

test('work whose process died is done again when its lease has ended', async () => {
  const { clock, handle, deliver } = setUp()
  handle.mockImplementationOnce(() => new Promise(() => {}))
  void deliver('A1')
  await new Promise((resolve) => setImmediate(resolve))
  expect(await deliver('A1')).toBe(failure)
  await clock.advance(60_000)
  expect(await deliver('A1')).toBe(success)
})

test('tells when the work took longer than its lease', async () => {
  const { clock, handle, onError, deliver } = setUp({ leaseMs: 1000 })
  handle.mockImplementationOnce(async () => {
    await clock.advance(2000)
    await deliver('A1')
  })
  expect(await deliver('A1')).toBe(success)
  expect(reported(onError)).toEqual(['handled for longer than the lease of 1000 ms: raise leaseMs'])
})

test('forgets done work after the time given', async () => {
  const { clock, handle, deliver } = setUp({ keepMs: 5000 })
  await deliver('A1')
  await clock.advance(5000)
  await deliver('A1')
  expect(handle).toHaveBeenCalledTimes(2)
})

test.each(['', undefined, 5])('refuses the key %j, under which all messages would be one', async (key) => {
  const { handle, onError, deliver } = setUp({ keyOf: () => key as string })
  expect(await deliver('A1')).toBe(failure)
  expect(reported(onError)[0]).toMatch(/^"keyOf" expected text that is not empty, got /)
  expect(handle).not.toHaveBeenCalled()
})

/** A store of which one method fails. */
const brokenStore = (method: keyof OnceStore): OnceStore => ({
  ...createMemoryOnceStore(),
  [method]: () => Promise.reject(new Error(`${method}: redis`))
})

test('does no work while the store is out of reach', async () => {
  const { handle, onError, deliver } = setUp({ onceStore: brokenStore('begin') })
  expect(await deliver('A1')).toBe(failure)
  expect([handle.mock.calls.length, reported(onError)]).toEqual([0, ['begin: redis']])
})

test('work that was done is not asked for again because its mark could not be kept', async () => {
  const { handle, onError, deliver } = setUp({ onceStore: brokenStore('complete') })
  expect(await deliver('A1')).toBe(success)
  expect([handle.mock.calls.length, reported(onError)]).toEqual([1, ['complete: redis']])
})

test('tells both why the work failed and that it could not be given back', async () => {
  const { handle, onError, deliver } = setUp({ onceStore: brokenStore('abandon') })
  handle.mockRejectedValueOnce(new Error('database'))
  expect(await deliver('A1')).toBe(failure)
  expect(reported(onError)).toEqual(['abandon: redis', 'database'])
})

test('answers although onError throws or rejects', async () => {
  const throwing = setUp({
    onError: () => {
      throw new Error('logger')
    }
  })
  expect(await throwing.deliver('A1', 'wrong')).toBe(failure)
  const rejecting = setUp({ onError: (async () => Promise.reject(new Error('logger'))) as () => void })
  expect(await rejecting.deliver('A1', 'wrong')).toBe(failure)
})

test('answers a Fetch request', async () => {
  const { handler } = setUp()
  const request = (sign: string) =>
    new Request('http://x', { method: 'POST', headers: { sign }, body: '{"order":"A1"}' })
  const good = await handler.fetch(request('right'))
  expect([good.status, good.headers.get('content-type'), await good.text()]).toEqual([200, 'text/plain', 'SUCCESS'])
  const bad = await handler.fetch(request('wrong'))
  expect([bad.status, await bad.text()]).toEqual([500, '{"code":"FAIL"}'])
})

test('answers a Fetch request with a status that has no body', async () => {
  const { handler } = setUp({ success: { status: 204, contentType: 'text/plain', body: '' } })
  const request = new Request('http://x', { method: 'POST', headers: { sign: 'right' }, body: '{"order":"A1"}' })
  expect((await handler.fetch(request)).status).toBe(204)
})

test('answers over node:http, also a message that is too large and one that breaks off', async () => {
  const { handle, handler, onError } = setUp()
  const server = createServer((incoming, response) => void handler.node(incoming, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const send = (sign: string, body: string) => fetch(url, { method: 'POST', headers: { sign }, body })

  const good = await send('right', '{"order":"年"}')
  expect([good.status, good.headers.get('content-length'), await good.text()]).toEqual([200, '7', 'SUCCESS'])
  expect(handle.mock.calls).toEqual([[{ order: '年' }]])
  expect((await send('wrong', '{"order":"A2"}')).status).toBe(500)
  // The rest is not read: the platform sees a failure or a closed connection, and delivers again.
  const large = await send('right', 'x'.repeat(3_000_000)).then(
    ({ status }) => status,
    () => 'closed'
  )
  expect(['closed', 500]).toContain(large)

  const told = onError.mock.calls.length
  const broken = request(url, { method: 'POST', headers: { sign: 'right' } })
  broken.on('error', () => {})
  broken.write('{"order":')
  server.once('request', () => broken.destroy())
  await vi.waitFor(() => expect(onError.mock.calls.length).toBe(told + 1))
  expect(handle).toHaveBeenCalledTimes(1)
  server.closeAllConnections()
})

test('sends the reply that is made from what the work returned, to the first delivery only', async () => {
  const onceStore = createMemoryOnceStore(createFixedClock(0))
  const handler = createNotifyHandler<Payment, string>({
    verify: async (input) => JSON.parse(String((input as { body: string }).body)) as Payment,
    keyOf: ({ order }) => order,
    handle: ({ order }) => `for ${order}`,
    answer: ({ order }, result) => ({ ...success, body: `${order}: ${result}` }),
    onceStore,
    onError: () => {},
    success,
    failure
  })
  const deliver = () => handler.reply({ body: '{"order":"A1"}' })
  expect((await deliver()).body).toBe('A1: for A1')
  expect(await deliver()).toBe(success)
})

test('asks for another delivery when no reply can be made, since nobody got one', async () => {
  const answer = vi.fn().mockImplementationOnce(() => {
    throw new Error('no reply')
  })
  answer.mockReturnValue(success)
  const { handle, onError, deliver } = setUp({ answer })
  expect(await deliver('A1')).toBe(failure)
  expect(reported(onError)).toEqual(['no reply'])
  expect(await deliver('A1')).toBe(success)
  expect(handle).toHaveBeenCalledTimes(2)
})

test('answers a check of the address by itself, and everything else as ever', async () => {
  const echo = { status: 200, contentType: 'text/plain', body: 'echo' }
  const probe = vi.fn((input: unknown) => ((input as { url?: string }).url === '/?echo' ? echo : undefined))
  const { handle, handler, deliver } = setUp({ probe })
  expect(await handler.reply({ url: '/?echo' })).toBe(echo)
  expect(handle).not.toHaveBeenCalled()
  expect(await deliver('A1')).toBe(success)
  expect(probe).toHaveBeenCalledTimes(2)
})

test('answers failure when a check of the address must not be believed', async () => {
  const { onError, handler } = setUp({
    probe: () => {
      throw new Error('wrong signature')
    }
  })
  expect(await handler.reply({ url: '/?echo' })).toBe(failure)
  expect(reported(onError)).toEqual(['wrong signature'])
})
