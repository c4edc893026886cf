import { type Attempt, type AttemptTime, failuresOf, leftOf, requestIdOf, wasSent } from './attempt.ts'
import {
  type CallOptions,
  type CommonSettings,
  type PlatformSettings,
  readCommonSettings,
  readRetryPolicy
} from './common-settings.ts'
import { describeValue } from './describe-value.ts'
import { type EncodedRequest, encodeRequest } from './encode-request.ts'
import { ApiError } from './errors/api-error.ts'
import { InputError } from './errors/input-error.ts'
import { ServiceError } from './errors/service-error.ts'
import { TimeoutError } from './errors/timeout-error.ts'
import { type EventBase, emitEvent } from './events.ts'
import { explainFailure, explainSlowSigner } from './explain-failure.ts'
import { randomFraction, randomNonce } from './nonce.ts'
import { type IsContent, type OpenReply, openReply } from './open-reply.ts'
import { createReplyView, type ReplyView } from './reply-view.ts'
import type { RequestDescription } from './request-description.ts'
import { retryDelay } from './retry.ts'
import { shareSignal } from './share-signal.ts'
import { type ReadTimeLimits, readTimeLimits } from './time-limits.ts'
import type { ExchangeLimits, TransportReply } from './transport.ts'
import { createUndiciTransport } from './undici-transport.ts'
import { withinTime } from './within-time.ts'

/** Turns what a platform's check returned into an operation's result. */
export type ReadReply<T> = (data: unknown, reply: ReplyView) => T

/** Sends described requests to one platform. */
export interface HttpClient {
  /**
   * Sends one request: describe, sign, encode, send, read, check, decode; again where that is safe.
   *
   * @param description - The request as a plain value.
   * @param read - Turns the checked data into the operation's result.
   * @param options - Abort signal, time limits, repeats.
   */
  send<T>(description: RequestDescription, read: ReadReply<T>, options?: CallOptions): Promise<T>
  /**
   * Sends one request whose reply is a file, and hands it out while it still comes.
   *
   * A file has no cap: it comes as fast as it is read. `timeout` bounds the wait for its first bytes and then each wait
   * for more. One that is cut short makes the stream fail, never end. Read the stream to its end or cancel it: until
   * then its connection is taken, and `close()` waits.
   *
   * @param description - The request as a plain value.
   * @param isContent - Whether the reply is the file, by its first bytes; asked once. Everything else is read whole, under
   *   the usual cap, and checked as the reply to `send` is, repeats included.
   * @param options - Abort signal (until the end of the stream), time limits, repeats (until the stream is handed out).
   */
  open(description: RequestDescription, isContent: IsContent, options?: CallOptions): Promise<OpenReply>
  /** Waits for calls under way and closes the connections. A transport of your own stays open. */
  close(): Promise<void>
}

/**
 * Makes the HTTP side of a client. Fixes the order of a request's life, so that a failure names its step.
 *
 * @param platform - What the package knows of its platform.
 * @param settings - What the user chose.
 * @throws {@link InputError} when a setting is wrong.
 */
export function createHttpClient(platform: PlatformSettings, settings: CommonSettings): HttpClient {
  const { base, limits, retry, clock, onEvent } = readCommonSettings(platform, settings)
  const { service, signer, checkReply } = platform
  const own = settings.transport === undefined ? createUndiciTransport() : undefined
  const transport = settings.transport ?? (own as NonNullable<typeof own>)
  const maxBodyBytes = platform.maxBodyBytes ?? 10_485_760
  const headers = Object.freeze({
    accept: 'application/json',
    'user-agent': `kaifang-${service}`,
    ...platform.headers
  })

  const eventOf = (attempt: Attempt): EventBase => ({
    service,
    operation: attempt.description.operation,
    attempt: attempt.number,
    method: attempt.description.method,
    url: base.origin + base.pathPrefix + attempt.description.path
  })

  /** Checks a whole reply and reads its result. Without a promise of its own where the check needs none. */
  const readReply = <T>(attempt: Attempt, reply: TransportReply, read: ReadReply<T>): T | Promise<T> => {
    attempt.reply = reply
    const view = createReplyView(reply, failuresOf(attempt, reply))
    const data = checkReply(view, attempt.description.operation)
    return data instanceof Promise ? data.then((checked) => read(checked, view)) : read(data, view)
  }

  /** Signs and encodes, and fills `attempt` with it. Without a promise of its own where the signer needs none. */
  const prepare = (attempt: Attempt, signal: AbortSignal | undefined): EncodedRequest | Promise<EncodedRequest> => {
    const context = { nowMs: attempt.nowMs, nonce: randomNonce }
    const inTime = <V>(work: Promise<V>): Promise<V> =>
      withinTime(work, leftOf(attempt), signal, () => explainSlowSigner(attempt))
    const finish = (signed: RequestDescription, request: EncodedRequest): EncodedRequest => {
      attempt.signed = signed
      attempt.exchangeMs = leftOf(attempt)
      attempt.request = request
      emitEvent(onEvent, () => ({ type: 'request', ...eventOf(attempt) }))
      return request
    }
    const seal = (signed: RequestDescription): EncodedRequest | Promise<EncodedRequest> => {
      const encoded = encodeRequest(base, headers, signed)
      const sealing = signer?.signBytes?.(encoded, context) ?? encoded
      return sealing instanceof Promise
        ? inTime(sealing).then((request) => finish(signed, request))
        : finish(signed, sealing)
    }
    const signing = signer?.signParams?.(attempt.description, context) ?? attempt.description
    return signing instanceof Promise ? inTime(signing).then(seal) : seal(signing)
  }

  /** One try. Fills `attempt` as it goes, so that a failure can tell how far it came. */
  const tryOnce = async <T>(
    attempt: Attempt,
    exchange: RunExchange<T>,
    limits: ReadTimeLimits,
    signal: AbortSignal | undefined
  ): Promise<T> => {
    const preparing = prepare(attempt, signal)
    const request = preparing instanceof Promise ? await preparing : preparing
    const exchangeLimits = {
      totalMs: attempt.exchangeMs as number,
      connectMs: limits.connect,
      headersMs: limits.headers,
      bodyMs: limits.body,
      maxBodyBytes
    }
    return await exchange(attempt, request, exchangeLimits, signal)
  }

  /** Lets the signer mend what an attempt was refused for. Returns what to report: nothing where it is mended. */
  const recover = async (
    attempt: Attempt,
    error: ServiceError,
    signal: AbortSignal | undefined
  ): Promise<ServiceError | undefined> => {
    const { signed } = attempt
    if (signer?.recover === undefined || signed === undefined) return error
    if (!ApiError.isInstance(error) || error.outcome !== 'rejected') return error
    try {
      const mending = Promise.resolve(signer.recover(error, signed))
      const mended = await withinTime(mending, leftOf(attempt), signal, () => explainSlowSigner(attempt))
      return mended ? undefined : error
    } catch (thrown) {
      if (signal?.aborted || !ServiceError.isInstance(thrown)) throw thrown
      return thrown
    }
  }

  /** A whole call with its repeats. */
  const call = async <T>(
    description: RequestDescription,
    exchange: RunExchange<T>,
    options: CallOptions = {}
  ): Promise<T> => {
    const caller = `${service}.${description.operation}`
    checkCallOptions(caller, options)
    const { signal } = options
    if (signal !== undefined) {
      signal.throwIfAborted()
      shareSignal(signal)
    }
    const time = readTimeLimits(caller, options.timeout, limits)
    const policy = readRetryPolicy(caller, options.retry, retry)
    const callEndsAt = performance.now() + time.total
    /** Times that the signer may still mend this call. */
    let recoveries = signer?.recoverLimit ?? 1
    /** Repeats that the policy counts. */
    let repeats = 0

    for (let number = 1; ; number++) {
      const startedAt = performance.now()
      const attemptTime = timeOfAttempt(time, startedAt, callEndsAt)
      const attempt: Attempt = { platform, description, number, nowMs: clock.now(), time: attemptTime }
      try {
        const result = await tryOnce(attempt, exchange, time, signal)
        emitEvent(onEvent, () => ({
          type: 'reply',
          ...eventOf(attempt),
          status: (attempt.reply as TransportReply).status,
          durationMs: since(startedAt),
          requestId: requestIdOf(attempt)
        }))
        return result
      } catch (thrown) {
        if (signal?.aborted) throw signal.reason
        const explained = explainFailure(attempt, thrown)
        if (!ServiceError.isInstance(explained)) throw explained
        const error = recoveries > 0 ? await recover(attempt, explained, signal) : explained
        if (error === undefined) {
          recoveries--
          emitEvent(onEvent, () => ({ type: 'retry', ...eventOf(attempt), code: explained.code, delayMs: 0 }))
          continue
        }
        // Final: no time is left, or the signer failed, which repeats its own calls (a token's) where that is safe.
        const final =
          attempt.request === undefined ||
          error !== explained ||
          (TimeoutError.isInstance(error) && error.budget === 'total')
        const delayMs = final
          ? undefined
          : retryDelay(policy, {
              error,
              attempt: repeats + 1,
              effect: description.effect,
              sent: wasSent(attempt, thrown),
              leftMs: callEndsAt - performance.now(),
              random: randomFraction()
            })
        const failed = { ...eventOf(attempt), code: error.code }
        if (delayMs === undefined) {
          const durationMs = since(startedAt)
          emitEvent(onEvent, () => ({ type: 'error', ...failed, durationMs, requestId: error.requestId }))
          throw error
        }
        emitEvent(onEvent, () => ({ type: 'retry', ...failed, delayMs }))
        repeats++
        await clock.sleep(delayMs, signal)
      }
    }
  }

  return Object.freeze({
    send: <T>(description: RequestDescription, read: ReadReply<T>, options?: CallOptions) =>
      call(
        description,
        async (attempt, request, limits, signal) =>
          readReply(attempt, await transport.send(request, limits, signal), read),
        options
      ),
    open: (description: RequestDescription, isContent: IsContent, options?: CallOptions) =>
      call(
        description,
        (attempt, request, limits, signal) =>
          openReply({ attempt, request, limits, signal, transport, isContent }, async (reply) =>
            readReply(attempt, reply, refuseUnexpected)
          ),
        options
      ),
    async close() {
      await own?.close()
    }
  })
}

/** Sends a signed request and makes of the reply what the caller wants. */
type RunExchange<T> = (
  attempt: Attempt,
  request: EncodedRequest,
  limits: ExchangeLimits,
  signal: AbortSignal | undefined
) => Promise<T>

/** A reply that is no file and that the platform's check lets pass all the same. */
function refuseUnexpected(_data: unknown, reply: ReplyView): never {
  throw reply.fail.decode('sent neither a file nor an error')
}

/** Milliseconds since a reading of `performance.now()`, to the microsecond: more digits would be noise. */
function since(startedAt: number): number {
  return Math.round((performance.now() - startedAt) * 1000) / 1000
}

/** The time of one attempt: its own limit, or what is left of the call's where that ends first. */
function timeOfAttempt(limits: ReadTimeLimits, startedAt: number, callEndsAt: number): AttemptTime {
  const { total, attempt } = limits
  return attempt !== undefined && startedAt + attempt < callEndsAt
    ? { budget: 'attempt', limitMs: attempt, endsAt: startedAt + attempt }
    : { budget: 'total', limitMs: total, endsAt: callEndsAt }
}

function checkCallOptions(caller: string, options: unknown): void {
  if (typeof options !== 'object' || options === null) {
    throw new InputError({ caller, field: 'options', rule: 'an object', received: describeValue(options) })
  }
  const { signal } = options as { readonly signal?: unknown }
  // By shape: polyfills and other realms have signals of their own.
  if (signal === undefined || typeof (signal as AbortSignal | null)?.throwIfAborted === 'function') return
  throw new InputError({ caller, field: 'signal', rule: 'an AbortSignal', received: describeValue(signal) })
}
