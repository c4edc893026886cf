import { ServiceError, type ServiceErrorOptions } from './service-error.ts'

const MARKER = Symbol.for('@kaifang/http-core/HttpStatusError')

/** What an {@link HttpStatusError} is made of. */
export interface HttpStatusErrorOptions extends ServiceErrorOptions {
  readonly status: number
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/**
 * A reply with a status that is not success, and no error of the platform's own in it: a proxy's HTML page, a redirect,
 * an overload. Redirects are never followed, since that would hand signed parameters to another address.
 */
export class HttpStatusError extends ServiceError {
  declare readonly code: 'ERR_HTTP_STATUS'
  /** HTTP status. */
  readonly status: number
  /** How long the server asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(options: HttpStatusErrorOptions) {
    super('ERR_HTTP_STATUS', options)
    this.status = options.status
    this.retryAfterMs = options.retryAfterMs
    Object.defineProperty(this, MARKER, { value: true })
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), status: this.status, retryAfterMs: this.retryAfterMs }
  }

  /** Tells our error from others, also across two installed copies. */
  static override isInstance(value: unknown): value is HttpStatusError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
