import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { decodeContent } from '../src/decode-content.ts'
import { TransportError } from '../src/errors/transport-error.ts'

const text = '{"title":"年卡"}'
const decode = async (body: Uint8Array, coding: string, maxBodyBytes = 1000) => {
  const reply = await decodeContent({ status: 200, headers: { 'x-a': '1' }, body }, coding, maxBodyBytes)
  expect(reply).toMatchObject({ status: 200, headers: { 'x-a': '1' } })
  return Buffer.from(reply.body).toString()
}
const failureOf = async (body: Uint8Array, coding: string, maxBodyBytes?: number) => {
  const error = await decode(body, coding, maxBodyBytes).catch((thrown: unknown) => thrown)
  expect(TransportError.isInstance(error)).toBe(true)
  const { kind, sent, phase, limit, code } = error as TransportError
  expect({ sent, phase }).toEqual({ sent: true, phase: 'body' })
  return { kind, limit, code }
}

test.each([
  ['gzip', gzipSync(text)],
  ['x-gzip', gzipSync(text)],
  [' GZIP ', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
  ['identity', Buffer.from(text)],
  ['', Buffer.from(text)]
])('undoes "%s"', async (coding, body) => {
  expect(await decode(body, coding)).toBe(text)
})

test('leaves an empty body as it is', async () => {
  expect(await decode(new Uint8Array(0), 'gzip')).toBe('')
})

test.each(['zstd', 'gzip, br', 'constructor', '__proto__'])('can not undo "%s"', async (coding) => {
  expect(await failureOf(Buffer.from('x'), coding)).toEqual({
    kind: 'decode',
    limit: undefined,
    code: 'UNKNOWN_CONTENT_ENCODING'
  })
})

const bomb = Buffer.alloc(20_000_000)

test.each([
  ['gzip', gzipSync(bomb)],
  ['deflate', deflateSync(bomb)],
  ['br', brotliCompressSync(bomb)]
])('stops a bomb in "%s" at the limit', async (coding, body) => {
  expect(body.length).toBeLessThan(25_000)
  expect(await failureOf(body, coding, 100_000)).toEqual({ kind: 'too-large', limit: 100_000, code: undefined })
})

test.each([
  ['gzip', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)]
])('calls "%s" that ends too early a reply that was cut off', async (coding, body) => {
  expect(await failureOf(body.subarray(0, -4), coding)).toEqual({
    kind: 'network',
    limit: undefined,
    code: 'Z_BUF_ERROR'
  })
})

test.each(['gzip', 'deflate', 'br'])('calls what is not "%s" at all undecodable', async (coding) => {
  const { kind, code } = await failureOf(Buffer.from(text), coding)
  expect(kind).toBe('decode')
  expect(code).toMatch(/^[A-Z_0-9]+$/)
})
