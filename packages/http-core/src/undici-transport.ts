import { createSecureContext } from 'node:tls'
// By its file: Bun answers the bare name with a stand-in of its own that cannot dispatch.
import { Agent, type Dispatcher, ProxyAgent } from 'undici/index.js'
import { createStreamExchange } from './create-stream-exchange.ts'
import { describeValue } from './describe-value.ts'
import type { EncodedRequest } from './encode-request.ts'
import { InputError } from './errors/input-error.ts'
import { createExchange, type Exchange } from './exchange.ts'
import type { ExchangeLimits, Transport, TransportReply, TransportStream } from './transport.ts'

/** TLS material of the client's side; PEM or PKCS#12. */
export interface TransportTls {
  /** PKCS#12 bundle (`apiclient_cert.p12`). */
  readonly pfx?: Uint8Array
  /** Passphrase of `pfx` or of `key`. */
  readonly passphrase?: string
  /** Certificate in PEM. */
  readonly cert?: string | Uint8Array
  /** Private key in PEM. */
  readonly key?: string | Uint8Array
  /** Certificate authorities to trust instead of the system's. */
  readonly ca?: string | Uint8Array
}

/** Any undici dispatcher of your own: a mock, a proxy, an agent with special rules. You close it yourself. */
export interface DispatcherLike {
  /** Starts one exchange. Typed loosely: the types of undici differ from version to version. */
  dispatch(options: never, handler: never): boolean
}

/** Options of {@link createUndiciTransport}. */
export interface UndiciTransportOptions {
  /** Connections per host. @default no limit */
  readonly connections?: number
  /** Milliseconds that an idle connection is kept. @default 30000 */
  readonly keepAliveMs?: number
  /** Client certificate and authorities. */
  readonly tls?: TransportTls
  /** Proxy, such as `http://user:password@proxy:3128`. Ignored when `dispatcher` is given. */
  readonly proxy?: string
  /** Dispatcher to send through instead of our own. */
  readonly dispatcher?: DispatcherLike
}

/**
 * Sends through undici's `dispatch`: keep-alive connections per host, no redirects, whole replies only.
 *
 * Connections are opened on the first call and do not keep the process alive while they are idle.
 *
 * @throws {@link InputError} for an option that is out of range, and for a certificate that can't be used.
 *
 * @example
 * ```ts
 * import { createUndiciTransport } from '@kaifang/http-core'
 * const transport = createUndiciTransport({ connections: 64 })
 * await transport.close()
 * ```
 */
export function createUndiciTransport(options: UndiciTransportOptions = {}): Transport {
  checkOptions(options)
  const tls = options.tls === undefined ? {} : readTls(options.tls)
  let own: Dispatcher | undefined
  let underWay = 0
  let queued = 0
  let closing: Promise<void> | undefined
  let onIdle: (() => void) | undefined

  const open = (): Dispatcher => {
    if (options.dispatcher !== undefined) return options.dispatcher as unknown as Dispatcher
    if (own !== undefined) return own
    const shared = {
      connections: options.connections ?? null,
      keepAliveTimeout: options.keepAliveMs ?? 30_000,
      // Time is watched per exchange, by one timer instead of undici's three.
      headersTimeout: 0,
      bodyTimeout: 0
    }
    own =
      options.proxy === undefined
        ? new Agent({ ...shared, connect: tls })
        : new ProxyAgent({ ...shared, uri: options.proxy, requestTls: tls })
    return own
  }

  const settle = (): void => {
    if (--underWay === 0) onIdle?.()
  }

  const close = async (): Promise<void> => {
    if (underWay > 0) {
      await new Promise<void>((resolve) => {
        onIdle = resolve
      })
    }
    // Not `destroy`, which hands one error to all sockets: urllib marks it, and throws at the second socket.
    const closed = own?.close()
    // A call that was given up in the queue waits there for a connection; nobody waits for the call.
    if (queued === 0) await closed
  }

  /** Starts an exchange; it ends `underWay` and `queued` itself. */
  const dispatch = (request: EncodedRequest, exchange: Exchange<never>): void => {
    underWay++
    queued++
    try {
      open().dispatch(
        {
          origin: request.origin,
          path: request.path,
          method: request.method,
          headers: request.headers as Record<string, string>,
          body: request.body ?? null
        },
        exchange as Dispatcher.DispatchHandler
      )
    } catch (error) {
      // undici tells the exchange; a dispatcher of the caller's may throw. Either way its timer must end.
      exchange.onResponseError(undefined, error as Error)
    }
  }
  const onTaken = () => queued--

  return Object.freeze({
    send(request: EncodedRequest, limits: ExchangeLimits, signal?: AbortSignal): Promise<TransportReply> {
      if (closing !== undefined) return Promise.reject(closedError())
      if (signal?.aborted) return Promise.reject(signal.reason)
      return new Promise((resolve, reject) => {
        const exchange = createExchange(
          limits,
          signal,
          (reply) => {
            settle()
            resolve(reply)
          },
          (reason) => {
            settle()
            reject(reason)
          },
          onTaken
        )
        dispatch(request, exchange)
      })
    },
    open(request: EncodedRequest, limits: ExchangeLimits, signal?: AbortSignal): Promise<TransportStream> {
      if (closing !== undefined) return Promise.reject(closedError())
      if (signal?.aborted) return Promise.reject(signal.reason)
      return new Promise((resolve, reject) => {
        dispatch(request, createStreamExchange(limits, signal, { resolve, reject, onTaken, onEnd: settle }))
      })
    },
    close(): Promise<void> {
      closing ??= close()
      return closing
    }
  })
}

function closedError(): InputError {
  return new InputError({
    field: 'transport',
    rule: 'a transport that is open',
    received: 'one that was closed',
    hint: 'Make a new client'
  })
}

function checkOptions(options: UndiciTransportOptions): void {
  for (const [field, most] of [
    ['connections', Number.MAX_SAFE_INTEGER],
    ['keepAliveMs', 2_147_483_647]
  ] as const) {
    const value = options[field]
    if (value === undefined || (Number.isSafeInteger(value) && value >= 1 && value <= most)) continue
    throw new InputError({ field, rule: `an integer from 1 to ${most}`, received: describeValue(value) })
  }
  const { proxy, dispatcher } = options
  if (proxy !== undefined && !(URL.canParse(proxy) && /^https?:$/.test(new URL(proxy).protocol))) {
    throw new InputError({ field: 'proxy', rule: 'an http or https URL', received: describeValue(proxy) })
  }
  if (dispatcher !== undefined && typeof (dispatcher as DispatcherLike | null)?.dispatch !== 'function') {
    throw new InputError({ field: 'dispatcher', rule: 'an undici dispatcher', received: describeValue(dispatcher) })
  }
}

/** Tries the certificate at once: at the first call a wrong passphrase would look like a network that is down. */
function readTls(tls: TransportTls): Record<string, unknown> {
  const bytes = (value: string | Uint8Array | undefined) =>
    value === undefined || typeof value === 'string' ? value : Buffer.from(value)
  const given = { pfx: bytes(tls.pfx), cert: bytes(tls.cert), key: bytes(tls.key), ca: bytes(tls.ca) }
  const options = Object.fromEntries(
    Object.entries({ ...given, passphrase: tls.passphrase }).filter(([, value]) => value !== undefined)
  )
  try {
    createSecureContext(options)
  } catch (error) {
    // OpenSSL's text is dropped, its code says enough and holds no secret.
    const { code } = error as { readonly code?: unknown }
    throw new InputError({
      field: 'tls',
      rule: 'PEM or PKCS#12 that belongs together and that the passphrase opens',
      received: `what OpenSSL refuses (${typeof code === 'string' ? code : 'no code'})`
    })
  }
  return options
}
