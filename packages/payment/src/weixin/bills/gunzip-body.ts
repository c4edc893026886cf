import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { DecodeError, ServiceError } from '@kaifang/http-core'

/**
 * Unpacks a body while it comes, at the reader's pace. One that is cut short or damaged fails, and never just ends.
 *
 * @param operation - For the message.
 * @param body - gzip.
 */
export function gunzipBody(operation: string, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: 65_536 })
  // Both ends are told of the other's failure; what failed is thrown by the reading below.
  pipeline(Readable.fromWeb(body as never), gunzip, () => {})
  const chunks = gunzip[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { value, done } = await chunks.next()
          if (done) controller.close()
          else controller.enqueue(value as Uint8Array)
        } catch (error) {
          controller.error(explain(operation, error))
        }
      },
      async cancel() {
        gunzip.destroy()
      }
    },
    // Nothing is unpacked ahead of the caller.
    { highWaterMark: 0 }
  )
}

/** zlib's own failures; those of the connection pass as they are. */
function explain(operation: string, error: unknown): unknown {
  const { code } = error as { readonly code?: unknown }
  if (ServiceError.isInstance(error) || typeof code !== 'string' || !/^Z_/.test(code)) return error
  const cut = code === 'Z_BUF_ERROR'
  return new DecodeError({
    service: 'payment',
    operation,
    code: 'ERR_HTTP_DECODE',
    shortMessage: cut ? 'sent a bill that is cut short' : `sent a bill whose compression can't be undone (${code})`,
    retryable: cut,
    outcome: 'rejected',
    advice: 'download it again; keep nothing of this one'
  })
}
