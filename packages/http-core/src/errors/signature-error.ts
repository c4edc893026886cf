import { ServiceError, type ServiceErrorOptions } from './service-error.ts'

const MARKER = Symbol.for('@kaifang/http-core/SignatureError')

/** Why a reply or a notification was refused. */
export type SignatureErrorCode = 'ERR_SIGNATURE_MISMATCH' | 'ERR_SIGNATURE_BINDING' | 'ERR_SIGNATURE_STALE'

/** What a {@link SignatureError} is made of. */
export interface SignatureErrorOptions extends ServiceErrorOptions {
  readonly code: SignatureErrorCode
}

/**
 * A reply or notification was refused: its signature does not match (`ERR_SIGNATURE_MISMATCH`), it was signed for
 * somebody or something else (`ERR_SIGNATURE_BINDING`), or it is too old (`ERR_SIGNATURE_STALE`).
 *
 * Do not act on what it says. The message names the likely cause and never the expected signature.
 */
export class SignatureError extends ServiceError {
  declare readonly code: SignatureErrorCode

  constructor(options: SignatureErrorOptions) {
    super(options.code, options)
    Object.defineProperty(this, MARKER, { value: true })
  }

  /** Tells our error from others, also across two installed copies. */
  static override isInstance(value: unknown): value is SignatureError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
