import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, test, vi } from 'vitest'
import type { CallOptions, CommonSettings } from '../src/common-settings.ts'
import type { IsContent } from '../src/open-reply.ts'
import type { Answer, RecordedReply } from '../src/testing/recording-server.ts'
import { openClient, openClientAndServer } from './open-client.ts'
import { startRawServer } from './raw-server.ts'

const download = { operation: 'openBill', method: 'GET', path: '/bill', effect: 'read' } as const
const isBill: IsContent = (head) => !Buffer.from(head).toString().startsWith('{')
const text = async (body: ReadableStream<Uint8Array>) => new Response(body).text()

async function openBill(answer: Answer | RecordedReply, settings: CommonSettings = {}, options?: CallOptions) {
  const opened = await openClientAndServer(answer, {}, settings)
  return { ...opened, opening: opened.client.open(download, isBill, options) }
}

test('hands out a file from its first byte on', async () => {
  const { opening, events } = await openBill({ body: 'a,b\n1,2\n', headers: { 'x-a': '1' } })
  const { status, headers, body } = await opening
  expect([status, headers['x-a'], await text(body)]).toEqual([200, '1', 'a,b\n1,2\n'])
  expect(events.map(({ type }) => type)).toEqual(['request', 'reply'])
})

test('a file may be empty, as far as its judge says so', async () => {
  const { opening } = await openBill({ body: '' })
  expect(await text((await opening).body)).toBe('')
})

test('passes a file of 64 MB on in pieces, whole, past the cap of other replies', async () => {
  const piece = Buffer.alloc(65_536, 'x')
  const { opening } = await openBill((_request, response) => {
    Readable.from(new Array(1024).fill(piece)).pipe(response)
    return undefined
  })
  const hash = createHash('sha256')
  let size = 0
  for await (const chunk of (await opening).body) {
    size += chunk.length
    hash.update(chunk)
  }
  const expected = createHash('sha256')
  for (let index = 0; index < 1024; index++) expected.update(piece)
  expect(size).toBe(64 * 1_048_576)
  expect(hash.digest('hex')).toBe(expected.digest('hex'))
})

test('undoes compression that nobody asked for', async () => {
  const { opening } = await openBill({ body: gzipSync('a,b'), headers: { 'content-encoding': 'gzip' } })
  expect(await text((await opening).body)).toBe('a,b')
})

test('judges by the first 512 bytes, once', async () => {
  const judge = vi.fn(() => true)
  const { client } = await openClientAndServer({ status: 203, body: 'x'.repeat(2000) })
  await text((await client.open(download, judge)).body)
  expect(judge).toHaveBeenCalledOnce()
  expect(judge).toHaveBeenCalledWith(Buffer.alloc(512, 'x'), expect.objectContaining({ status: 203 }))
})

test("what is not the file is checked as any reply, and the platform's errors come out", async () => {
  const { opening } = await openBill({ body: { code: 20002, message: 'No Bill Exist' } })
  await expect(opening).rejects.toMatchObject({ name: 'ApiError', vendorCode: 20002, vendorMessage: 'No Bill Exist' })
})

test('what is neither the file nor an error is refused', async () => {
  const { opening } = await openBill({ body: { code: 0 } })
  await expect(opening).rejects.toMatchObject({ code: 'ERR_HTTP_DECODE' })
})

test('an error is read under the cap of other replies', async () => {
  const { opening } = await openBill({ body: `{${'x'.repeat(11_000_000)}` })
  await expect(opening).rejects.toMatchObject({ code: 'ERR_HTTP_BODY_TOO_LARGE' })
})

test('repeats what may be repeated, until the file is there', async () => {
  let tries = 0
  const { opening, server, events } = await openBill(() =>
    ++tries < 3 ? { body: { code: 1, message: 'busy', retryable: true } } : { body: 'a,b' }
  )
  expect(await text((await opening).body)).toBe('a,b')
  expect(server.requests.length).toBe(3)
  expect(events.filter(({ type }) => type === 'retry').length).toBe(2)
})

test('an error of the judge passes as it is, and ends the reply', async () => {
  const bug = new TypeError('a bug')
  const { client, server } = await openClientAndServer({ body: 'x'.repeat(5_000_000) })
  const opening = client.open(download, () => {
    throw bug
  })
  await expect(opening).rejects.toBe(bug)
  await vi.waitFor(async () => expect(await server.openConnections()).toBe(0))
})

test('a file that is cut short fails, and does not end', async () => {
  const server = await startRawServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n${'x'.repeat(1000)}`)
    setTimeout(() => socket.destroy(), 20)
  })
  const { client } = openClient(server.url)
  const { body } = await client.open(download, isBill)
  await expect(text(body)).rejects.toMatchObject({
    name: 'NetworkError',
    operation: 'openBill',
    message: expect.stringContaining('lost the connection before a whole reply came')
  })
})

test('a file that stops coming times out', async () => {
  const server = await startRawServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n${'x'.repeat(1000)}`)
  })
  const { client } = openClient(server.url)
  const { body } = await client.open(download, isBill, { timeout: { body: 50 } })
  await expect(text(body)).rejects.toMatchObject({ name: 'TimeoutError', phase: 'body', timeoutMs: 50 })
})

test('an abort reaches the stream, with its reason as it is', async () => {
  const server = await startRawServer((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: 2000\r\n\r\n${'x'.repeat(1000)}`)
  })
  const { client } = openClient(server.url)
  const aborter = new AbortController()
  const { body } = await client.open(download, isBill, { signal: aborter.signal })
  const reading = text(body)
  aborter.abort('enough')
  await expect(reading).rejects.toBe('enough')
})

test('close waits for a file that is read, and ends with one that is cancelled', async () => {
  const { opening, client } = await openBill({ body: 'x'.repeat(1_000_000) })
  const { body } = await opening
  let closed = false
  const closing = client.close().then(() => {
    closed = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(closed).toBe(false)
  await body.cancel()
  await closing
})

test('says what a transport of your own lacks', async () => {
  const transport = { send: vi.fn(), close: async () => {} }
  const { client } = openClient('https://api.example.com', {}, { transport })
  await expect(client.open(download, isBill)).rejects.toThrow('"transport" expected a transport with open')
})
