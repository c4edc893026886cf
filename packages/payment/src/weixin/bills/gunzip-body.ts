import { DecodeError, decodeStream, ServiceError } from '@kaifang/http-core'

/**
 * Unpacks a body while it comes, at the reader's pace. One that is cut short or damaged fails, and never just ends.
 *
 * @param operation - For the message.
 * @param body - gzip.
 */
export function gunzipBody(operation: string, body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  return decodeStream(body, 'gzip', (error) => explain(operation, error))
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
