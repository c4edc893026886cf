import { request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { AnswerStream } from '../../src/engine/service.ts'
import type { FaultOptions, TransportFaultName } from '../../src/index.ts'
import { echoService, playEcho } from '../support/play-echo.ts'

/** A platform that answers so many pieces of 10 bytes, and counts those that were made. */
async function open(pieces: number, gzip = false) {
  const made = { count: 0 }
  const stream: AnswerStream = {
    gzip,
    *chunks() {
      for (let count = 0; count < pieces; count++) {
        made.count++
        yield Buffer.alloc(10, 'a')
      }
    }
  }
  const start: typeof echoService.start = (context) => ({
    ...echoService.start(context),
    answer: () => ({ status: 200, headers: { 'content-type': 'text/plain' }, body: '', stream, granted: true })
  })
  return { made, ...(await playEcho({ ...echoService, start })) }
}

/** What a plain client gets, and how it ends. */
const receive = (origin: string) =>
  new Promise<{ length: number; end: string }>((resolve) => {
    let length = 0
    const outgoing = request(`${origin}/echo`, { method: 'POST', agent: false }, (response) => {
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
      })
      response.on('end', () => resolve({ length, end: 'complete' }))
      response.on('error', (error: NodeJS.ErrnoException) => resolve({ length, end: String(error.code) }))
    })
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve({ length, end: String(error.code) }))
    outgoing.end('x')
  })

describe('sendStream', () => {
  it('sends a body without a length, plain or as one gzip member', async () => {
    const plain = await open(1000)
    const response = await plain.post()
    expect([response.headers.get('content-length'), (await response.text()).length]).toEqual([null, 10_000])
    const packed = await open(1000, true)
    const reply = await packed.post()
    expect(reply.headers.get('content-encoding')).toBeNull()
    expect(gunzipSync(Buffer.from(await reply.arrayBuffer())).length).toBe(10_000)
  })

  it('makes no more than the client takes', async () => {
    const { origin, made } = await open(10_000_000)
    await new Promise<void>((resolve) => {
      const outgoing = request(`${origin}/echo`, { method: 'POST', agent: false }, (response) => {
        response.once('readable', () => {
          response.read(10)
          outgoing.destroy()
          resolve()
        })
      })
      outgoing.on('error', () => undefined).end('x')
    })
    const { count } = made
    expect(count).toBeLessThan(5_000_000)
  })

  it.each<[TransportFaultName, FaultOptions, object]>([
    ['reset-after-send', {}, { length: 0, end: 'ECONNRESET' }],
    ['reset-mid-body', {}, { end: 'ECONNRESET' }],
    ['slow-headers', { delayMs: 5 }, { length: 10_000, end: 'complete' }],
    ['slow-body', { delayMs: 5 }, { length: 10_000, end: 'complete' }],
    ['huge-body', { bytes: 123 }, { length: 123, end: 'complete' }],
    ['empty-body', {}, { length: 0, end: 'complete' }]
  ])('has the fault %s', async (fault, options, expected) => {
    const { origin, namespace } = await open(1000)
    namespace.faults.next(fault, options)
    expect(await receive(origin)).toMatchObject(expected)
    expect(namespace.faults.armed()).toEqual([])
  })

  it('is not changed by a fault that needs the whole body: it waits', async () => {
    const { origin, namespace } = await open(1000)
    namespace.faults.next('truncated-gzip')
    expect(await receive(origin)).toEqual({ length: 10_000, end: 'complete' })
    expect(namespace.faults.armed()).toHaveLength(1)
  })

  it('is replayed from its beginning', async () => {
    const { origin, namespace } = await open(1000)
    await receive(origin)
    namespace.faults.next('replay')
    expect(await receive(origin)).toEqual({ length: 10_000, end: 'complete' })
    expect(namespace.faults.armed()).toEqual([])
  })
})
