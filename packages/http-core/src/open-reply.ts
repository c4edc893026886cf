import type { Attempt } from './attempt.ts'
import type { EncodedRequest } from './encode-request.ts'
import { InputError } from './errors/input-error.ts'
import { TransportError } from './errors/transport-error.ts'
import { explainFailure } from './explain-failure.ts'
import type { ExchangeLimits, ReplyHeaders, Transport, TransportReply } from './transport.ts'

/** Whether a reply is the file that was asked for, judged by its first bytes. */
export type IsContent = (head: Uint8Array, reply: Pick<OpenReply, 'status' | 'headers'>) => boolean

/** A file that is still coming. */
export interface OpenReply {
  readonly status: number
  /** Names in lower case. */
  readonly headers: ReplyHeaders
  /** The file from its first byte on. Fails with a `ServiceError` when it is cut short. */
  readonly body: ReadableStream<Uint8Array>
}

/** What {@link openReply} works on. */
export interface OpenExchange {
  readonly attempt: Attempt
  readonly request: EncodedRequest
  readonly limits: ExchangeLimits
  readonly signal: AbortSignal | undefined
  readonly transport: Transport
  readonly isContent: IsContent
}

/** Bytes by which a file is told from an error. */
const HEAD_BYTES = 512

/**
 * Opens a reply and tells by its first bytes what it is: the file is handed out as a stream, anything else is read whole
 * and given to `checkOther`, which throws what is wrong with it.
 */
export async function openReply(
  exchange: OpenExchange,
  checkOther: (reply: TransportReply) => Promise<never>
): Promise<OpenReply> {
  const { attempt, request, limits, signal, transport, isContent } = exchange
  if (transport.open === undefined) {
    throw new InputError({
      field: 'transport',
      rule: 'a transport with open, since this call reads a stream',
      received: 'one without it'
    })
  }
  const { status, headers, body } = await transport.open(request, limits, signal)
  const reader = body.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  let ended = false
  const readOn = async (atLeast: number): Promise<void> => {
    while (!ended && size < atLeast) {
      const { value, done } = await reader.read()
      if (done) ended = true
      else {
        chunks.push(value)
        size += value.length
      }
    }
  }

  await readOn(HEAD_BYTES)
  const head = Buffer.concat(chunks, size)
  // Whatever is thrown from here on is not the transport's.
  attempt.reply = { status, headers, body: head }
  let content: boolean
  try {
    content = isContent(head.subarray(0, HEAD_BYTES), { status, headers })
  } catch (error) {
    await reader.cancel()
    throw error
  }
  if (!content) {
    delete attempt.reply
    await readOn(limits.maxBodyBytes + 1)
    if (size > limits.maxBodyBytes) {
      await reader.cancel()
      throw new TransportError({ kind: 'too-large', phase: 'body', sent: true, limit: limits.maxBodyBytes })
    }
    return checkOther({ status, headers, body: Buffer.concat(chunks, size) })
  }

  // A failure of the stream is the transport's again.
  const cut: Attempt = { ...attempt }
  delete cut.reply
  const stream = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const first = chunks.shift()
        if (first !== undefined) return controller.enqueue(first)
        try {
          const { value, done } = ended ? { value: undefined, done: true } : await reader.read()
          if (done) controller.close()
          else controller.enqueue(value as Uint8Array)
        } catch (error) {
          controller.error(signal?.aborted ? signal.reason : explainFailure(cut, error))
        }
      },
      cancel: (reason) => reader.cancel(reason)
    },
    // Nothing is read ahead of the caller.
    { highWaterMark: 0 }
  )
  return { status, headers, body: stream }
}
