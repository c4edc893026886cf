import { decodeStream } from './decode-stream.ts'
import { TransportError } from './errors/transport-error.ts'
import type { Exchange, ExchangeController } from './exchange.ts'
import { readHeader } from './read-header.ts'
import { systemCodeOf } from './system-code-of.ts'
import type { ExchangeLimits, TransportStream } from './transport.ts'

/** A connection that can be made to wait. */
interface StreamController extends ExchangeController {
  pause(): void
  resume(): void
}

/** Why we stop a connection; nobody sees it, since the reader is told first. */
const STOPPED = new Error('stopped')

/** What a stream exchange tells of its life. */
export interface StreamExchangeListeners {
  /** The headers are there. */
  resolve(stream: TransportStream): void
  /** It failed before. */
  reject(reason: unknown): void
  /** The dispatcher has taken it out of its queue: to send it, or to fail it. */
  onTaken(): void
  /** Nothing more will come: ended, failed or cancelled. */
  onEnd(): void
}

/**
 * Receives one reply as a stream, no faster than it is read; watches time and abort; leaves no timer or listener.
 *
 * One timer runs at a time: until the headers, or while the reader waits for more. None runs while the reader is busy.
 */
export function createStreamExchange(
  limits: ExchangeLimits,
  signal: AbortSignal | undefined,
  { resolve, reject, onTaken, onEnd }: StreamExchangeListeners
): Exchange<StreamController> {
  const startedAt = performance.now()
  let phase: 'connect' | 'headers' | 'body' = 'connect'
  let connection: StreamController | undefined
  let output: ReadableStreamDefaultController<Uint8Array> | undefined
  let ended = false
  let taken = false
  let timer: NodeJS.Timeout | undefined

  const fail = (kind: 'network' | 'timeout', limit?: number, systemCode?: string): TransportError =>
    new TransportError({ kind, phase, sent: connection !== undefined, limit, systemCode })

  const take = (): void => {
    if (taken) return
    taken = true
    onTaken()
  }

  const end = (): void => {
    ended = true
    clearTimeout(timer)
    if (signal !== undefined) signal.removeEventListener('abort', onAbort)
    onEnd()
  }

  /** Ends with a failure, which whoever waits is told. */
  const stop = (reason: unknown): void => {
    if (ended) return
    end()
    if (output === undefined) reject(reason)
    else output.error(reason)
    connection?.abort(STOPPED)
  }

  const onAbort = (): void => stop(signal?.reason)

  /** Starts the timer of a phase that ends with the total at the latest. */
  const arm = (phaseMs: number | undefined): void => {
    clearTimeout(timer)
    const left = Math.max(0, limits.totalMs - (performance.now() - startedAt))
    const ofPhase = phaseMs !== undefined && phaseMs < left
    timer = setTimeout(() => stop(fail('timeout', ofPhase ? phaseMs : limits.totalMs)), ofPhase ? phaseMs : left)
  }

  /** Starts the timer of one wait for more. */
  const armWait = (): void => {
    clearTimeout(timer)
    const waitMs = limits.bodyMs ?? limits.totalMs
    timer = setTimeout(() => stop(fail('timeout', waitMs)), waitMs)
  }

  arm(limits.connectMs)
  if (signal !== undefined) signal.addEventListener('abort', onAbort, { once: true })

  return {
    onRequestStart(controller) {
      take()
      // As in a whole exchange: given up in the queue, nothing is written.
      if (ended) throw STOPPED
      connection = controller
      phase = 'headers'
      arm(limits.headersMs)
    },

    onResponseStart(controller, status, headers) {
      if (ended || status < 200) return
      phase = 'body'
      clearTimeout(timer)
      controller.pause()
      const body = new ReadableStream<Uint8Array>(
        {
          start(opened) {
            output = opened
          },
          pull() {
            if (ended) return
            armWait()
            controller.resume()
          },
          cancel() {
            if (ended) return
            end()
            controller.abort(STOPPED)
          }
        },
        { highWaterMark: 0 }
      )
      try {
        const coding = readHeader(headers, 'content-encoding')
        resolve({ status, headers, body: coding === undefined ? body : decodeStream(body, coding) })
      } catch (error) {
        reject(error)
      }
    },

    onResponseData(controller, chunk) {
      // undici hands out an empty piece each time it goes on; taken for one that was waited for, it would go on for ever.
      if (ended || chunk.length === 0) return
      clearTimeout(timer)
      output?.enqueue(chunk)
      if ((output?.desiredSize ?? 0) <= 0) controller.pause()
    },

    onResponseEnd() {
      if (ended) return
      end()
      output?.close()
    },

    onResponseError(_controller, error) {
      take()
      stop(fail('network', undefined, systemCodeOf(error)))
    }
  }
}
