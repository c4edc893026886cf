import { ServiceError, type ServiceErrorOptions } from './service-error.ts'

const MARKER = Symbol.for('@kaifang/http-core/NetworkError')

/**
 * No whole reply came: the host was not found, the connection was refused, reset or closed, or TLS failed.
 *
 * `cause.code` has the system's word for it (`ECONNREFUSED`, `ENOTFOUND`, `UND_ERR_SOCKET`).
 */
export class NetworkError extends ServiceError {
  declare readonly code: 'ERR_HTTP_NETWORK'

  constructor(options: ServiceErrorOptions) {
    super('ERR_HTTP_NETWORK', options)
    Object.defineProperty(this, MARKER, { value: true })
  }

  /** Tells our error from others, also across two installed copies. */
  static override isInstance(value: unknown): value is NetworkError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
