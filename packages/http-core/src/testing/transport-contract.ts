import { deepEqual, equal, rejects } from 'node:assert/strict'
import type { EncodedRequest } from '../encode-request.ts'
import { TransportError } from '../errors/transport-error.ts'
import type { ExchangeLimits, Transport } from '../transport.ts'
import { startRecordingServer } from './recording-server.ts'
import type { RegisterTest } from './register-test.ts'

const limits: ExchangeLimits = { totalMs: 5000, maxBodyBytes: 1024 }

function get(origin: string, path = '/'): EncodedRequest {
  return { method: 'GET', origin, path, headers: { accept: 'application/json' } }
}

/**
 * The rules that every {@link Transport} keeps, tried against a server on loopback.
 *
 * @param test - Registers a case.
 * @param createTransport - Makes a transport; the contract closes it.
 */
export function transportContract(test: RegisterTest, createTransport: () => Transport): void {
  const against = (
    name: string,
    run: (transport: Transport, server: Awaited<ReturnType<typeof startRecordingServer>>) => Promise<void>
  ) =>
    test(name, async () => {
      const server = await startRecordingServer()
      const transport = createTransport()
      try {
        await run(transport, server)
      } finally {
        await Promise.all([server.close(), transport.close()])
      }
    })

  against('sends method, path, headers and body as they are', async (transport, server) => {
    const body = Buffer.from('{"title":"年卡"}')
    await transport.send(
      { ...get(server.url, '/goods?a=%2A+b'), method: 'POST', headers: { 'x-one': '1' }, body },
      limits
    )
    const request = server.requests[0]
    equal(request?.method, 'POST')
    equal(request?.target, '/goods?a=%2A+b')
    equal(request?.headers['x-one'], '1')
    equal(request?.headers['content-length'], String(body.length))
    deepEqual(request?.body, body)
  })

  against('returns status, headers and bytes as they came', async (transport, server) => {
    server.answer({ status: 422, headers: { 'x-two': '2' }, body: Uint8Array.of(0, 255, 10) })
    const reply = await transport.send(get(server.url), limits)
    equal(reply.status, 422)
    equal(reply.headers['x-two'], '2')
    deepEqual([...reply.body], [0, 255, 10])
  })

  against('does not follow a redirect', async (transport, server) => {
    server.answer({ status: 302, headers: { location: '/elsewhere' }, body: '' })
    equal((await transport.send(get(server.url), limits)).status, 302)
    equal(server.requests.length, 1)
  })

  against('refuses a body that is larger than announced as allowed', async (transport, server) => {
    server.answer({ body: 'x'.repeat(1025) })
    await rejects(
      transport.send(get(server.url), limits),
      (error) => TransportError.isInstance(error) && error.kind === 'too-large' && error.limit === 1024
    )
  })

  against('refuses a body that grows past the limit without announcing it', async (transport, server) => {
    server.answer((_request, response) => {
      response.writeHead(200)
      for (let part = 0; part < 20; part++) response.write('x'.repeat(100))
      response.end()
      return undefined
    })
    await rejects(
      transport.send(get(server.url), limits),
      (error) => TransportError.isInstance(error) && error.kind === 'too-large'
    )
  })

  against('ends in time when no reply comes', async (transport, server) => {
    server.answer(() => undefined)
    await rejects(
      transport.send(get(server.url), { ...limits, totalMs: 50 }),
      (error) => TransportError.isInstance(error) && error.kind === 'timeout' && error.sent
    )
  })

  against('rethrows the reason of an abort unchanged', async (transport, server) => {
    const controller = new AbortController()
    const reason = new Error('the user left')
    server.answer(() => {
      controller.abort(reason)
      return undefined
    })
    await rejects(transport.send(get(server.url), limits, controller.signal), (error) => error === reason)
  })

  against('tells a connection that was reset after sending', async (transport, server) => {
    server.answer((_request, response) => {
      response.destroy()
      return undefined
    })
    await rejects(
      transport.send(get(server.url), limits),
      (error) => TransportError.isInstance(error) && error.kind === 'network' && error.sent
    )
  })

  against('tells that nothing was sent where nobody listens', async (transport, server) => {
    await server.close()
    await rejects(
      transport.send(get(server.url), limits),
      (error) => TransportError.isInstance(error) && error.kind === 'network' && !error.sent
    )
  })
}
