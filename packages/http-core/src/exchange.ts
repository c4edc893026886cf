import { decodeContent } from './decode-content.ts'
import { TransportError } from './errors/transport-error.ts'
import { readHeader } from './read-header.ts'
import { systemCodeOf } from './system-code-of.ts'
import type { ExchangeLimits, ReplyHeaders, TransportReply } from './transport.ts'

/** What an exchange needs of the connection it runs on. */
export interface ExchangeController {
  abort(reason: Error): void
}

/** The events of one exchange, in the names of undici's dispatch handler. */
export interface Exchange<Controller = ExchangeController> {
  onRequestStart(controller: Controller): void
  onResponseStart(controller: Controller, status: number, headers: ReplyHeaders): void
  onResponseData(controller: Controller, chunk: Buffer): void
  onResponseEnd(): void
  onResponseError(controller: unknown, error: Error): void
}

const EMPTY = Buffer.alloc(0)
/** Why we stop a connection; nobody sees it, since the promise is rejected first. */
const STOPPED = new Error('stopped')

/**
 * Collects one reply; watches time, size and abort; settles exactly once and leaves no timer or listener.
 *
 * One timer runs at a time: for the total, or for the phase's own limit where that ends first.
 *
 * @param onTaken - Called once, when the dispatcher has taken the exchange out of its queue: to send it, or to fail it.
 */
export function createExchange(
  limits: ExchangeLimits,
  signal: AbortSignal | undefined,
  resolve: (reply: TransportReply | Promise<TransportReply>) => void,
  reject: (reason: unknown) => void,
  onTaken: () => void = () => {}
): Exchange {
  const startedAt = performance.now()
  let phase: 'connect' | 'headers' | 'body' = 'connect'
  let connection: ExchangeController | undefined
  let status = 0
  let headers: ReplyHeaders = {}
  let first: Buffer | undefined
  let chunks: Buffer[] | undefined
  let size = 0
  let settled = false
  let taken = false
  let timer: NodeJS.Timeout | undefined
  let timerIsPhase = false

  const fail = (kind: 'network' | 'timeout' | 'too-large', limit?: number, systemCode?: string): TransportError =>
    new TransportError({ kind, phase, sent: connection !== undefined, limit, systemCode })

  const release = (): void => {
    settled = true
    clearTimeout(timer)
    if (signal !== undefined) signal.removeEventListener('abort', onAbort)
  }

  const take = (): void => {
    if (taken) return
    taken = true
    onTaken()
  }

  const stop = (reason: unknown): void => {
    release()
    reject(reason)
    connection?.abort(STOPPED)
  }

  const onAbort = (): void => stop(signal?.reason)

  const arm = (phaseMs: number | undefined): void => {
    // The total is running already.
    if (timer !== undefined && phaseMs === undefined && !timerIsPhase) return
    clearTimeout(timer)
    const left = Math.max(0, limits.totalMs - (performance.now() - startedAt))
    timerIsPhase = phaseMs !== undefined && phaseMs < left
    const limit = timerIsPhase ? (phaseMs as number) : limits.totalMs
    timer = setTimeout(() => stop(fail('timeout', limit)), timerIsPhase ? limit : left)
  }

  arm(limits.connectMs)
  if (signal !== undefined) signal.addEventListener('abort', onAbort, { once: true })

  return {
    onRequestStart(controller) {
      take()
      // Still queued when its time ran out: nothing is written, and the connection serves the next in line. An abort
      // would close it, so that many calls given up in a queue cost as many connections.
      if (settled) throw STOPPED
      connection = controller
      phase = 'headers'
      arm(limits.headersMs)
    },

    onResponseStart(_controller, replyStatus, replyHeaders) {
      // 1xx replies come before the real one.
      if (settled || replyStatus < 200) return
      status = replyStatus
      headers = replyHeaders
      phase = 'body'
      const announced = Number(readHeader(replyHeaders, 'content-length') ?? 0)
      if (announced > limits.maxBodyBytes) return stop(fail('too-large', limits.maxBodyBytes))
      arm(limits.bodyMs)
    },

    onResponseData(_controller, chunk) {
      if (settled) return
      size += chunk.length
      if (size > limits.maxBodyBytes) return stop(fail('too-large', limits.maxBodyBytes))
      // Nearly every reply is one chunk: keep it as it is.
      if (first === undefined) first = chunk
      else if (chunks === undefined) chunks = [first, chunk]
      else chunks.push(chunk)
    },

    onResponseEnd() {
      if (settled) return
      release()
      const body = chunks === undefined ? (first ?? EMPTY) : Buffer.concat(chunks, size)
      const reply = { status, headers, body }
      const coding = readHeader(headers, 'content-encoding')
      resolve(coding === undefined ? reply : decodeContent(reply, coding, limits.maxBodyBytes))
    },

    onResponseError(_controller, error) {
      take()
      if (settled) return
      release()
      reject(fail('network', undefined, systemCodeOf(error)))
    }
  }
}
