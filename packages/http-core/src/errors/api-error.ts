import { ServiceError, type ServiceErrorOptions } from './service-error.ts'

const MARKER = Symbol.for('@kaifang/http-core/ApiError')

/** What an {@link ApiError} is made of. */
export interface ApiErrorOptions extends ServiceErrorOptions {
  /** Our code for it; `ERR_API` when this version does not know the platform's. */
  readonly code?: string | undefined
  /** The platform's code as it came. */
  readonly vendorCode: number | string
  /** The platform's text, redacted. */
  readonly vendorMessage: string
  /** HTTP status of the reply. */
  readonly status: number
  /** The platform's complaints per field, redacted. */
  readonly fieldErrors?: Readonly<Record<string, readonly string[]>> | undefined
  /** How long the platform asked to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/** The platform understood the call and refused it; `vendorCode` and `vendorMessage` are its words. */
export class ApiError extends ServiceError {
  /** The platform's code as it came. */
  readonly vendorCode: number | string
  /** The platform's text, redacted. */
  readonly vendorMessage: string
  /** HTTP status of the reply. */
  readonly status: number
  /** The platform's complaints per field, redacted. */
  readonly fieldErrors: Readonly<Record<string, readonly string[]>>
  /** How long the platform asked to wait, in milliseconds. */
  readonly retryAfterMs: number | undefined

  constructor(options: ApiErrorOptions) {
    super(options.code ?? 'ERR_API', options)
    this.vendorCode = options.vendorCode
    this.vendorMessage = options.vendorMessage
    this.status = options.status
    this.fieldErrors = options.fieldErrors ?? {}
    this.retryAfterMs = options.retryAfterMs
    Object.defineProperty(this, MARKER, { value: true })
  }

  override get errCode(): number | string {
    return this.vendorCode
  }

  override get errMsg(): string {
    return this.vendorMessage
  }

  override toJSON(): Record<string, unknown> {
    const { status, fieldErrors, retryAfterMs } = this
    return { ...super.toJSON(), status, fieldErrors, retryAfterMs }
  }

  /** Tells our error from others, also across two installed copies. */
  static override isInstance(value: unknown): value is ApiError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
