const MARKER = Symbol.for('@kaifang/http-core/TransportError')

/** What a {@link TransportError} is made of. */
export interface TransportErrorOptions {
  /**
   * - `network`: no whole reply came.
   * - `timeout`, `too-large`: a limit was passed.
   * - `decode`: the reply is compressed in a way that can't be undone.
   */
  readonly kind: 'network' | 'timeout' | 'too-large' | 'decode'
  /** Whether any byte of the request may have left this machine. */
  readonly sent: boolean
  /** How far the exchange had come. */
  readonly phase: 'connect' | 'headers' | 'body'
  /** The limit that was passed: milliseconds or bytes. */
  readonly limit?: number | undefined
  /** The system's code, such as `ECONNRESET`; dropped when it is anything but a word. */
  readonly systemCode?: string | undefined
}

/**
 * How a {@link Transport} says that an exchange failed. The client turns it into the error that callers see.
 *
 * Transports of your own should throw it too: anything else counts as a request that may have been sent.
 */
export class TransportError extends Error {
  /** What went wrong. */
  readonly kind: TransportErrorOptions['kind']
  /** Whether any byte of the request may have left this machine. */
  readonly sent: boolean
  /** How far the exchange had come. */
  readonly phase: TransportErrorOptions['phase']
  /** The limit that was passed: milliseconds or bytes. */
  readonly limit: number | undefined
  /** The system's code, such as `ECONNRESET`. */
  readonly code: string | undefined

  constructor(options: TransportErrorOptions) {
    const code =
      options.systemCode !== undefined && /^\w{1,64}$/.test(options.systemCode) ? options.systemCode : undefined
    super(`${options.kind} failure in the phase "${options.phase}"${code === undefined ? '' : `: ${code}`}`)
    this.name = 'TransportError'
    this.kind = options.kind
    this.sent = options.sent
    this.phase = options.phase
    this.limit = options.limit
    this.code = code
    Object.defineProperty(this, MARKER, { value: true })
  }

  /** Tells our error from others, also across two installed copies. */
  static isInstance(value: unknown): value is TransportError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
