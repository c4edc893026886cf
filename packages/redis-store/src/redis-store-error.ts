import { ServiceError, type ServiceErrorOptions } from '@kaifang/http-core'

const MARKER = Symbol.for('@kaifang/redis-store/RedisStoreError')

/** What a {@link RedisStoreError} can be. */
export type RedisStoreErrorCode =
  | 'ERR_REDIS_STORE_UNREACHABLE'
  | 'ERR_REDIS_STORE_TIMEOUT'
  | 'ERR_REDIS_STORE_FULL'
  | 'ERR_REDIS_STORE_READ_ONLY'
  | 'ERR_REDIS_STORE_REFUSED'
  | 'ERR_REDIS_STORE_DATA'

/**
 * Redis did not do what a store asked of it.
 *
 * `operation` is the method of the store, `code` says why, and the last lines of the message say what to do. Nothing was
 * changed on the platform's side. Holds neither a token, nor a key, nor anything that Redis said but its error word.
 *
 * @example
 * ```ts
 * import { RedisStoreError } from '@kaifang/redis-store'
 * const error: unknown = new RedisStoreError('ERR_REDIS_STORE_FULL', {
 *   service: 'redis-store', operation: 'acquire', shortMessage: 'found Redis full', retryable: true, outcome: 'rejected'
 * })
 * if (RedisStoreError.isInstance(error)) console.log(error.code, error.retryable) // => ERR_REDIS_STORE_FULL true
 * ```
 */
export class RedisStoreError extends ServiceError {
  declare readonly code: RedisStoreErrorCode

  constructor(code: RedisStoreErrorCode, options: ServiceErrorOptions) {
    super(code, options)
    Object.defineProperty(this, MARKER, { value: true })
  }

  /** Tells our error from others, also across two installed copies. */
  static override isInstance(value: unknown): value is RedisStoreError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}

/** Tells an error of Redis as a whole: another key would fail too, and the same one may not, later. */
export function isOutageError(error: unknown): error is RedisStoreError {
  return RedisStoreError.isInstance(error) && error.code !== 'ERR_REDIS_STORE_DATA'
}
