import { pipeline, Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { TransportError } from './errors/transport-error.ts'

const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/**
 * Undoes the compression of a stream while it comes, at the reader's pace. One that is cut short or damaged fails, and never
 * just ends.
 *
 * @param body - The compressed bytes.
 * @param coding - Value of `Content-Encoding`: `gzip`, `deflate`, `br`, or `identity`.
 * @param explain - Turns what went wrong into what the reader gets; zlib's own failures have a `code` that begins with `Z_`.
 * @returns The bytes; fails with what the body failed with, or with a `TransportError` when they are broken.
 */
export function decodeStream(
  body: ReadableStream<Uint8Array>,
  coding: string,
  explain: (error: unknown) => unknown = explainBroken
): ReadableStream<Uint8Array> {
  const name = coding.trim().toLowerCase()
  if (name === 'identity' || name === '') return body
  const create = Object.hasOwn(decoders, name) ? decoders[name as keyof typeof decoders] : undefined
  if (create === undefined) {
    void body.cancel().catch(() => undefined)
    throw new TransportError({ kind: 'decode', sent: true, phase: 'body', systemCode: 'UNKNOWN_CONTENT_ENCODING' })
  }
  const decoder = create()
  const source = Readable.fromWeb(body as NodeReadableStream)
  // The error reaches the reader through the decoder, which the pipeline destroys with it.
  pipeline(source, decoder, () => undefined)
  const chunks = decoder[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await chunks.next()
          if (done) controller.close()
          else controller.enqueue(value)
        } catch (error) {
          controller.error(explain(error))
        }
      },
      cancel: () => void source.destroy()
    },
    { highWaterMark: 0 }
  )
}

/** The decoder's own failures carry zlib's code; what the body failed with passes as it is. */
function explainBroken(error: unknown): unknown {
  const code = (error as { readonly code?: unknown } | null)?.code
  if (typeof code !== 'string' || !code.startsWith('Z_')) return error
  const kind = code === 'Z_BUF_ERROR' ? 'network' : 'decode'
  return new TransportError({ kind, sent: true, phase: 'body', systemCode: code })
}
