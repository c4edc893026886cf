import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import type { FaultOptions, TransportFaultName } from '../../src/index.ts'
import { playEcho } from '../support/play-echo.ts'

/** What a plain client sees: the headers, the bytes until the end, and how it ended. */
async function receive(fault: TransportFaultName, options: FaultOptions = {}) {
  const { origin, namespace, read } = await playEcho()
  namespace.faults.next(fault, options)
  const seen = await new Promise<{ status?: number | undefined; headers?: object; length: number; end: string }>(
    (resolve) => {
      const outgoing = request(`${origin}/echo`, { method: 'POST', agent: false }, (response) => {
        let length = 0
        const { statusCode: status, headers } = response
        response.on('data', (chunk: Buffer) => {
          length += chunk.length
        })
        response.on('end', () => resolve({ status, headers, length, end: 'complete' }))
        response.on('error', (error: NodeJS.ErrnoException) =>
          resolve({ status, headers, length, end: String(error.code) })
        )
      })
      outgoing.on('error', (error: NodeJS.ErrnoException) => resolve({ length: 0, end: String(error.code) }))
      outgoing.end('x')
    }
  )
  return { seen, log: namespace.log.list(), count: (await read()).count }
}

describe('sendAnswer', () => {
  it.each([
    ['reset-before-reply', 1],
    ['reset-after-send', 2]
  ] as const)('%s: a reset connection, after which the platform counts %d', async (fault, expected) => {
    const { seen, count, log } = await receive(fault)
    expect([seen.end, count]).toEqual(['ECONNRESET', expected])
    expect(log[0]).toMatchObject({ fault, status: undefined })
  })

  it('reset-mid-body: headers and half of the body, then a reset', async () => {
    const { seen, count } = await receive('reset-mid-body')
    expect(seen).toMatchObject({ status: 200, end: 'ECONNRESET' })
    expect(seen.length).toBeLessThan(31)
    expect(count).toBe(2)
  })

  it.each(['slow-headers', 'slow-body'] as const)('%s: the whole answer after the pause', async (fault) => {
    const { seen } = await receive(fault, { delayMs: 5 })
    expect(seen).toMatchObject({ status: 200, end: 'complete', length: 31 })
  })

  it.each(['slow-headers', 'slow-body'] as const)('%s: lasts longer than a client waits', async (fault) => {
    const { namespace, origin } = await playEcho()
    namespace.faults.next(fault)
    const call = fetch(`${origin}/echo`, { method: 'POST', signal: AbortSignal.timeout(30) }).then((response) =>
      response.text()
    )
    await expect(call).rejects.toThrow('timeout')
  })

  it('huge-body: as many bytes as asked, without a length', async () => {
    const { seen } = await receive('huge-body', { bytes: 1_000_000 })
    expect(seen).toMatchObject({ status: 200, length: 1_000_000, end: 'complete' })
    expect(seen.headers).toMatchObject({ 'transfer-encoding': 'chunked' })
  })

  it('huge-body: status 200 even if the request is refused', async () => {
    const { namespace, post } = await playEcho()
    namespace.faults.next('huge-body', { bytes: 100 })
    expect((await post('?refuse')).status).toBe(200)
    expect(namespace.log.list()).toMatchObject([{ status: 200, fault: 'huge-body' }])
  })

  it('huge-body: is JSON', async () => {
    const { namespace, post } = await playEcho()
    namespace.faults.next('huge-body', { bytes: 200_000 })
    const text = await (await post()).text()
    expect(JSON.parse(text).message).toHaveLength(200_000 - '{"message":""}'.length)
  })

  it('huge-body: stops when the client goes away', async () => {
    const { namespace, origin, post } = await playEcho()
    namespace.faults.next('huge-body')
    const controller = new AbortController()
    const response = await fetch(`${origin}/echo`, { method: 'POST', signal: controller.signal })
    await response.body!.getReader().read()
    controller.abort()
    expect((await post()).status).toBe(200)
  })
})
