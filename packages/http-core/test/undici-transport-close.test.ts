import { Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { inspect } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { createUndiciTransport, type DispatcherLike, type UndiciTransportOptions } from '../src/undici-transport.ts'
import { rawReply, startRawServer } from './raw-server.ts'
import { openTransport, outcomeOf, sendGet } from './send-request.ts'

test('closing waits for calls under way and then closes their connections', async () => {
  const server = await startRawServer((socket) => setTimeout(() => socket.write(rawReply('ok')), 30))
  const transport = createUndiciTransport()
  const order: string[] = []
  const calls = Array.from({ length: 3 }, () =>
    outcomeOf(sendGet(transport, server.url)).finally(() => order.push('call'))
  )
  await transport.close().then(() => order.push('closed'))
  expect(order).toEqual(['call', 'call', 'call', 'closed'])
  expect(await calls[0]).toEqual({ status: 200, body: 'ok' })
  await server.allClosed()
})

test('closing does not wait for a connection that nobody waits for any more', async () => {
  const server = await startRawServer(() => {})
  const transport = createUndiciTransport()
  const outcome = await outcomeOf(sendGet(transport, `https://127.0.0.1:${server.port}`, { connectMs: 20 }))
  expect(outcome).toMatchObject({ kind: 'timeout', phase: 'connect' })
  const closed = await Promise.race([transport.close().then(() => true), wait(2000, false, { ref: false })])
  expect(closed).toBe(true)
})

test('closing twice, or without a call, does nothing more', async () => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')))
  const transport = createUndiciTransport()
  await sendGet(transport, server.url)
  await Promise.all([transport.close(), transport.close()])
  await expect(transport.close()).resolves.toBeUndefined()
  await expect(createUndiciTransport().close()).resolves.toBeUndefined()
})

test('no two connections end with the same error: urllib marks it for good, and throws at the second', async () => {
  const ended: (Error | undefined)[] = []
  const destroy = Socket.prototype.destroy
  onTestFinished(() => {
    Socket.prototype.destroy = destroy
  })
  Socket.prototype.destroy = function (error) {
    ended.push(error)
    return destroy.call(this, error)
  }
  const server = await startRawServer((socket) => setImmediate(() => socket.write(rawReply('ok'))))
  const transport = createUndiciTransport()
  const controller = new AbortController()
  const calls = Array.from({ length: 5 }, () => outcomeOf(sendGet(transport, server.url)))
  const aborted = Array.from({ length: 5 }, () => outcomeOf(sendGet(transport, server.url, {}, controller.signal)))
  await expect.poll(() => server.sockets.length).toBe(10)
  controller.abort()
  await Promise.all([...calls, ...aborted])
  await transport.close()
  const errors = ended.filter((error) => error !== undefined)
  expect(errors.length).toBeGreaterThanOrEqual(5)
  expect(new Set(errors).size).toBe(errors.length)
})

test('a closed transport says so', async () => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')))
  const transport = createUndiciTransport()
  await transport.close()
  await expect(sendGet(transport, server.url)).rejects.toThrowErrorMatchingInlineSnapshot(
    `[InputError: "transport" expected a transport that is open, got one that was closed. Make a new client]`
  )
  expect(server.sockets.length).toBe(0)
})

/** A dispatcher of the caller's. */
const dispatcherOf = (dispatch: (options: unknown, handler: never) => boolean) => ({ dispatch }) as DispatcherLike

test('sends through a dispatcher of the caller and leaves it open', async () => {
  const seen: unknown[] = []
  const dispatcher = dispatcherOf((options, handler: never) => {
    seen.push(options)
    const exchange = handler as unknown as {
      onRequestStart(controller: object): void
      onResponseStart(controller: object, status: number, headers: object): void
      onResponseEnd(): void
    }
    exchange.onRequestStart({})
    exchange.onResponseStart({}, 204, {})
    exchange.onResponseEnd()
    return true
  })
  const transport = createUndiciTransport({ dispatcher })
  expect(await outcomeOf(sendGet(transport, 'https://api.example.com/a?b=1'))).toEqual({ status: 204, body: '' })
  expect(seen).toEqual([{ origin: 'https://api.example.com', path: '/a?b=1', method: 'GET', headers: {}, body: null }])
  await transport.close()
})

test('a dispatcher that throws leaves no timer behind', async () => {
  const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
  const dispatcher = dispatcherOf(() => {
    throw Object.assign(new Error('hunter22'), { code: 'UND_ERR_CLOSED' })
  })
  const outcome = await outcomeOf(sendGet(openTransport({ dispatcher }), 'https://api.example.com'))
  expect(outcome).toEqual({ kind: 'network', phase: 'connect', sent: false, code: 'UND_ERR_CLOSED' })
  expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(before)
})

test('a request that undici itself refuses has sent nothing', async () => {
  const server = await startRawServer((socket) => socket.write(rawReply('ok')))
  const request = { method: 'GET', origin: server.url, path: '/', headers: { 'x-a': 'a\nb' } } as const
  const outcome = await outcomeOf(openTransport().send(request, { totalMs: 1000, maxBodyBytes: 10 }))
  expect(outcome).toEqual({ kind: 'network', phase: 'connect', sent: false, code: 'UND_ERR_INVALID_ARG' })
})

test.each<[unknown, string]>([
  [
    { connections: 0 },
    '"connections" expected an integer from 1 to 9007199254740991, got an integer outside the range'
  ],
  [{ connections: '5' }, '"connections" expected an integer from 1 to 9007199254740991, got text of 1 characters'],
  [{ keepAliveMs: 0 }, '"keepAliveMs" expected an integer from 1 to 2147483647, got an integer outside the range'],
  [
    { keepAliveMs: 2 ** 31 },
    '"keepAliveMs" expected an integer from 1 to 2147483647, got an integer outside the range'
  ],
  [{ proxy: 'me:hunter22@proxy' }, '"proxy" expected an http or https URL, got text of 17 characters'],
  [{ proxy: '' }, '"proxy" expected an http or https URL, got empty text'],
  [{ proxy: 'ftp://proxy' }, '"proxy" expected an http or https URL, got text of 11 characters'],
  [{ dispatcher: {} }, '"dispatcher" expected an undici dispatcher, got an object'],
  [{ dispatcher: null }, '"dispatcher" expected an undici dispatcher, got null']
])('refuses the options %j', (options, message) => {
  expect(() => createUndiciTransport(options as UndiciTransportOptions)).toThrow(message)
})

test('shows no option to a log', () => {
  const transport = openTransport({
    proxy: 'http://me:hunter22@proxy',
    tls: { passphrase: 'hunter22' }
  })
  expect(inspect(transport, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('hunter22')
})
