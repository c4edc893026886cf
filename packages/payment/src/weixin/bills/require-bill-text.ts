import { DecodeError } from '@kaifang/http-core'
import { gunzipBody } from './gunzip-body.ts'
import { readBillHead } from './read-bill-head.ts'

/** More than a header's first name. */
const HEAD_BYTES = 64

/**
 * Looks at what was unpacked before it is handed out: a refusal may have been packed too, by a proxy. A bill that one has
 * packed a second time is unpacked once more.
 *
 * @param operation - For the message.
 * @param layers - How often it may still be unpacked.
 * @returns The bill's text.
 * @throws {@link DecodeError} when it is no bill.
 */
export async function requireBillText(
  operation: string,
  body: ReadableStream<Uint8Array>,
  layers = 1
): Promise<ReadableStream<Uint8Array>> {
  const reader = body.getReader()
  const held: Uint8Array[] = []
  let size = 0
  for (let ended = false; !ended && size < HEAD_BYTES; ) {
    const { value, done } = await reader.read()
    ended = done
    if (value !== undefined) held.push(value)
    size += value?.length ?? 0
  }
  const kind = readBillHead(Buffer.concat(held))
  if (kind === 'gzip' && layers > 0) {
    return requireBillText(operation, gunzipBody(operation, putBack(held, reader)), layers - 1)
  }
  if (kind !== 'text') {
    await reader.cancel()
    throw new DecodeError({
      service: 'payment',
      operation,
      code: 'ERR_HTTP_DECODE',
      shortMessage: 'sent gzip that holds no bill',
      retryable: false,
      outcome: 'rejected',
      advice: 'look for a proxy between you and the platform, or call with gzip: false to see what it says'
    })
  }
  return putBack(held, reader)
}

/** A stream from its first byte on, of which some were read already. */
function putBack(held: Uint8Array[], reader: ReadableStreamDefaultReader<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const first = held.shift()
        const { value, done } = first === undefined ? await reader.read() : { value: first, done: false }
        if (done) controller.close()
        else controller.enqueue(value as Uint8Array)
      },
      cancel: (reason) => reader.cancel(reason)
    },
    // Nothing is read ahead of the caller.
    { highWaterMark: 0 }
  )
}
