import { ServiceError, type ServiceErrorOptions } from './service-error.ts'

const MARKER = Symbol.for('@kaifang/http-core/DecodeError')

/** Why a reply could not be read. */
export type DecodeErrorCode = 'ERR_HTTP_DECODE' | 'ERR_HTTP_BODY_TOO_LARGE' | 'ERR_REPLY_SHAPE' | 'ERR_REPLY_DECRYPT'

/** What a {@link DecodeError} is made of. */
export interface DecodeErrorOptions extends ServiceErrorOptions {
  readonly code: DecodeErrorCode
}

/**
 * A reply came, and it is not what the platform documents: no JSON, wrong charset, too large, a field missing,
 * or encrypted with another key.
 *
 * Nothing of the body is kept, since it may hold what you must not log.
 */
export class DecodeError extends ServiceError {
  declare readonly code: DecodeErrorCode

  constructor(options: DecodeErrorOptions) {
    super(options.code, options)
    Object.defineProperty(this, MARKER, { value: true })
  }

  /** Tells our error from others, also across two installed copies. */
  static override isInstance(value: unknown): value is DecodeError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
