import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { sendDelivery } from '../../src/engine/send-delivery.ts'
import { openReceiver } from '../support/open-receiver.ts'

const send = async (answer: (response: ServerResponse) => void, change: object = {}) => {
  const receiver = await openReceiver(answer)
  const plan = {
    url: new URL(receiver.url),
    contentType: 'application/json',
    body: '年',
    timeoutMs: 5000,
    signal: new AbortController().signal
  }
  return { reply: await sendDelivery({ ...plan, ...change }), receiver }
}

describe('sendDelivery', () => {
  it('posts the body and reads the answer', async () => {
    const { reply, receiver } = await send((response) => response.writeHead(201).end('ok'))
    expect(reply).toEqual({ status: 201, responseBody: 'ok' })
    expect(receiver.received).toMatchObject([
      {
        method: 'POST',
        body: '年',
        headers: { 'content-type': 'application/json', 'content-length': '3', connection: 'close' }
      }
    ])
  })

  it('asks without a body, if told so', async () => {
    const { receiver } = await send((response) => response.end('ok'), { method: 'GET', body: '' })
    expect(receiver.received).toMatchObject([{ method: 'GET', body: '' }])
    expect(receiver.received[0]?.headers).not.toHaveProperty('content-type')
  })

  it('sends further headers, for platforms that sign there', async () => {
    const { receiver } = await send((response) => response.end('ok'), { headers: { 'Event-Sign': 'abc' } })
    expect(receiver.received[0]?.headers).toMatchObject({ 'event-sign': 'abc', 'content-type': 'application/json' })
  })

  it('does not follow a redirect', async () => {
    const { reply, receiver } = await send((response) => response.writeHead(302, { location: '/other' }).end())
    expect([reply.status, receiver.received.length]).toEqual([302, 1])
  })

  it('gives up after its time', async () => {
    const { reply } = await send(() => undefined, { timeoutMs: 20 })
    expect(reply).toEqual({ error: 'no complete answer within 20 ms' })
  })

  it('gives up when the body does not end in time', async () => {
    const { reply } = await send((response) => response.write('SUCC'), { timeoutMs: 50 })
    expect(reply).toMatchObject({ error: 'no complete answer within 50 ms' })
  })

  it('reports a connection that breaks', async () => {
    const { reply } = await send((response) => response.destroy())
    expect(reply).toEqual({ error: 'socket hang up' })
  })

  it('reports an answer that never ends', async () => {
    const { reply } = await send((response) => response.end('x'.repeat(70_000)))
    expect(reply).toEqual({ status: 200, error: 'the answer passes 65536 bytes' })
  })

  it('reports an address where nobody listens', async () => {
    const { reply } = await send(() => undefined, { url: new URL('http://127.0.0.1:1/') })
    expect(reply.error).toContain('ECONNREFUSED')
  })

  it('ends early when told so', async () => {
    const controller = new AbortController()
    const { reply } = await send(() => controller.abort(), { signal: controller.signal })
    expect(reply).toEqual({ error: 'The operation was aborted' })
  })
})
