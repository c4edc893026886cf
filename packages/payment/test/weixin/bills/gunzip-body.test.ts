import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { NetworkError } from '@kaifang/http-core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gunzipBody } from '../../../src/weixin/bills/gunzip-body.ts'

const streamOf = (...chunks: Uint8Array[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    pull(controller) {
      const chunk = chunks.shift()
      if (chunk === undefined) controller.close()
      else controller.enqueue(chunk)
    }
  })
const textOf = (body: ReadableStream<Uint8Array>): Promise<string> => new Response(body).text()

describe('gunzip while it comes', () => {
  it('gives back what was packed, however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ maxLength: 2000 }), fc.integer({ min: 1, max: 50 }), async (text, size) => {
        const packed = gzipSync(text)
        const pieces: Uint8Array[] = []
        for (let at = 0; at < packed.length; at += size) pieces.push(packed.subarray(at, at + size))
        expect(Buffer.from(await new Response(gunzipBody('x', streamOf(...pieces))).arrayBuffer())).toEqual(
          Buffer.from(text)
        )
      }),
      { numRuns: 100 }
    )
  })

  it('fails wherever it is cut short', async () => {
    const packed = gzipSync('交易时间'.repeat(20))
    for (let length = 2; length < packed.length; length++) {
      await expect(textOf(gunzipBody('openBill', streamOf(packed.subarray(0, length))))).rejects.toMatchObject({
        ...{
          code: 'ERR_HTTP_DECODE',
          operation: 'openBill',
          shortMessage: 'sent a bill that is cut short',
          retryable: true
        }
      })
    }
  })

  it('fails where it is damaged', async () => {
    const packed = gzipSync('交易时间'.repeat(20))
    packed[packed.length - 8] = (packed[packed.length - 8] as number) ^ 1
    await expect(textOf(gunzipBody('openBill', streamOf(packed)))).rejects.toMatchObject({
      ...{
        code: 'ERR_HTTP_DECODE',
        shortMessage: "sent a bill whose compression can't be undone (Z_DATA_ERROR)",
        retryable: false
      }
    })
  })

  it('passes on why the connection failed', async () => {
    const lost = new NetworkError({
      ...{ service: 'payment', operation: 'openBill', shortMessage: 'lost', retryable: true, outcome: 'rejected' }
    })
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.error(lost) })
    await expect(textOf(gunzipBody('openBill', body))).rejects.toBe(lost)
  })

  it('gives up what is packed when it is given up', async () => {
    let cancelled = false
    let at = 0
    const packed = gzipSync(randomBytes(300_000))
    const body = new ReadableStream<Uint8Array>({
      // A network gives way to others between two pieces.
      pull: async (controller) => {
        await new Promise((resolve) => setImmediate(resolve))
        controller.enqueue(packed.subarray(at, at + 100))
        at += 100
      },
      cancel: () => {
        cancelled = true
      }
    })
    const reader = gunzipBody('openBill', body).getReader()
    await reader.read()
    await reader.cancel()
    await expect.poll(() => cancelled).toBe(true)
  })

  it('reads no further than it is read', async () => {
    let pulled = 0
    const packed = gzipSync(randomBytes(3_000_000))
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          await new Promise((resolve) => setImmediate(resolve))
          controller.enqueue(packed.subarray(pulled * 1000, ++pulled * 1000))
        }
      },
      { highWaterMark: 0 }
    )
    const reader = gunzipBody('openBill', body).getReader()
    await reader.read()
    for (let turn = 0; turn < 5000; turn++) await new Promise((resolve) => setImmediate(resolve))
    // What both streams keep for themselves, of 3000 pieces.
    expect(pulled).toBeLessThan(400)
    await reader.cancel()
  })
})
