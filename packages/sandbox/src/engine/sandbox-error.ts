/** What a {@link SandboxError} says by its `code`. */
export type SandboxErrorCode =
  | 'ERR_SANDBOX_INPUT'
  | 'ERR_SANDBOX_NOT_FOUND'
  | 'ERR_SANDBOX_STATE'
  | 'ERR_SANDBOX_NOT_LOOPBACK'
  | 'ERR_SANDBOX_CLOSED'

const marker = Symbol.for('@kaifang/sandbox/SandboxError')

/**
 * Thrown by the sandbox's own functions (never sent to a client of a played platform).
 *
 * `ERR_SANDBOX_INPUT`: an argument breaks a rule, the message names it. `ERR_SANDBOX_NOT_FOUND`: no such user, goods,
 * order, fault or namespace. `ERR_SANDBOX_STATE`: not legal now, such as paying twice. `ERR_SANDBOX_NOT_LOOPBACK`: an
 * address outside this machine. `ERR_SANDBOX_CLOSED`: the sandbox was closed or reset meanwhile.
 *
 * @example
 * ```ts
 * import { SandboxError, startSandbox } from '@kaifang/sandbox'
 *
 * const sandbox = await startSandbox()
 * try {
 *   sandbox.utools.pay('no-such-order')
 * } catch (error) {
 *   console.log(SandboxError.isInstance(error) && error.code) // => ERR_SANDBOX_NOT_FOUND
 * }
 * await sandbox.close()
 * ```
 */
export class SandboxError extends Error {
  /** Whether a value is one, also across two installed copies. */
  static isInstance(value: unknown): value is SandboxError {
    return typeof value === 'object' && value !== null && marker in value
  }

  /** Stable; match on it. */
  readonly code: SandboxErrorCode

  /**
   * @param code - What kind of failure it is.
   * @param message - What is wrong and what would be right.
   */
  constructor(code: SandboxErrorCode, message: string) {
    super(message)
    this.name = 'SandboxError'
    this.code = code
    Object.defineProperty(this, marker, { value: true })
  }
}
