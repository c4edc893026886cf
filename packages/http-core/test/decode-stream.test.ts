import { randomBytes } from 'node:crypto'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import { decodeStream } from '../src/decode-stream.ts'

const text = '账单'.repeat(50_000)

/** A body in pieces of 1000 bytes, which fails at its end if it is told to. */
function bodyOf(bytes: Uint8Array, failure?: Error) {
  let offset = 0
  const cancel = vi.fn()
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (offset < bytes.length) controller.enqueue(bytes.subarray(offset, offset + 1000))
      else if (failure === undefined) controller.close()
      else controller.error(failure)
      offset += 1000
    },
    cancel
  })
  return { body, cancel }
}
const read = async (body: ReadableStream<Uint8Array>) => Buffer.from(await new Response(body).arrayBuffer()).toString()

it.each([
  ['gzip', gzipSync(text)],
  ['X-GZIP', gzipSync(text)],
  ['deflate', deflateSync(text)],
  ['br', brotliCompressSync(text)],
  ['identity', Buffer.from(text)],
  ['', Buffer.from(text)]
])('undoes %j', async (coding, bytes) => {
  expect(await read(decodeStream(bodyOf(bytes).body, coding))).toBe(text)
})

it('refuses what it does not know, and ends the reply', () => {
  const { body, cancel } = bodyOf(gzipSync(text))
  expect(() => decodeStream(body, 'zstd')).toThrow(expect.objectContaining({ kind: 'decode' }))
  expect(cancel).toHaveBeenCalledOnce()
})

it('tells data that are cut off from data that are broken', async () => {
  const whole = gzipSync(text)
  await expect(read(decodeStream(bodyOf(whole.subarray(0, 100)).body, 'gzip'))).rejects.toMatchObject({
    kind: 'network',
    code: 'Z_BUF_ERROR'
  })
  await expect(read(decodeStream(bodyOf(Buffer.from('no gzip')).body, 'gzip'))).rejects.toMatchObject({
    kind: 'decode',
    code: 'Z_DATA_ERROR'
  })
})

it('fails with what the body failed with', async () => {
  const failure = new Error('reset')
  const { body } = bodyOf(gzipSync(text).subarray(0, 100), failure)
  await expect(read(decodeStream(body, 'gzip'))).rejects.toBe(failure)
})

it('ends the reply when its reader has enough', async () => {
  // Random, so that its end is far from what one read takes.
  const { body, cancel } = bodyOf(gzipSync(randomBytes(2_000_000)))
  const reader = decodeStream(body, 'gzip').getReader()
  await reader.read()
  await reader.cancel()
  await vi.waitFor(() => expect(cancel).toHaveBeenCalled())
})
