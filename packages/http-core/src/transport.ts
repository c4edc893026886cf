import type { EncodedRequest } from './encode-request.ts'

/** Limits of one exchange. */
export interface ExchangeLimits {
  /** Milliseconds for all of it. */
  readonly totalMs: number
  /** Milliseconds until the request goes out. */
  readonly connectMs?: number | undefined
  /** Milliseconds from there until the reply's headers. */
  readonly headersMs?: number | undefined
  /** Milliseconds from there until the end of the body. */
  readonly bodyMs?: number | undefined
  /** Largest body in bytes, before and after decompression. */
  readonly maxBodyBytes: number
}

/** Headers of a reply; names in lower case. */
export type ReplyHeaders = Readonly<Record<string, string | readonly string[] | undefined>>

/** A whole reply, as it came. */
export interface TransportReply {
  readonly status: number
  readonly headers: ReplyHeaders
  readonly body: Uint8Array
}

/** A reply whose body is still coming. */
export interface TransportStream {
  readonly status: number
  readonly headers: ReplyHeaders
  /** The bytes as they come, after decompression; fails with a `TransportError` or the signal's reason. */
  readonly body: ReadableStream<Uint8Array>
}

/**
 * Sends one request and reads its whole reply. Bring your own to send through something else.
 *
 * It must not follow redirects, must keep the limits, must throw `TransportError` on failure, and must rethrow
 * the signal's reason unchanged when aborted.
 */
export interface Transport {
  /** Sends one request and settles once, with its whole reply or with what went wrong. */
  send(request: EncodedRequest, limits: ExchangeLimits, signal?: AbortSignal): Promise<TransportReply>
  /**
   * Sends one request and settles with the reply's headers; the body has no cap and comes as it is read.
   *
   * `totalMs` bounds the wait for the headers, `bodyMs` (else `totalMs`) each wait for more of the body. Cancelling the
   * body ends the exchange. Needed for downloads only.
   */
  open?(request: EncodedRequest, limits: ExchangeLimits, signal?: AbortSignal): Promise<TransportStream>
  /** Waits for what is under way, then closes all connections. */
  close(): Promise<void>
}
