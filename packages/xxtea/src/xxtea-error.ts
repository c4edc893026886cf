const MARKER = Symbol.for('@kaifang/xxtea/XxteaError')

/**
 * What went wrong, for code that decides by it.
 *
 * - `ERR_XXTEA_KEY_LENGTH`: the key is not 16 bytes, and the key rule does not allow that.
 * - `ERR_XXTEA_PLAINTEXT_LENGTH`: the raw variant got no whole words, or fewer than two; or a length word can't hold the length.
 * - `ERR_XXTEA_CIPHERTEXT_LENGTH`: the ciphertext is no whole words, or fewer than two: cut, or not decoded.
 * - `ERR_XXTEA_INTEGRITY`: the length word makes no sense. Wrong key, damage or another variant: there is no telling which.
 * - `ERR_XXTEA_ENCODING`: a text is no hex, no base64, or has a lone surrogate; `position` says where.
 * - `ERR_XXTEA_PLAINTEXT_NOT_UTF8`: decryption came to bytes that are no text; `decrypt` returns them as they are.
 */
export type XxteaErrorCode =
  | 'ERR_XXTEA_KEY_LENGTH'
  | 'ERR_XXTEA_PLAINTEXT_LENGTH'
  | 'ERR_XXTEA_CIPHERTEXT_LENGTH'
  | 'ERR_XXTEA_INTEGRITY'
  | 'ERR_XXTEA_ENCODING'
  | 'ERR_XXTEA_PLAINTEXT_NOT_UTF8'

/**
 * Thrown for keys and data of the right type that can't be used. Wrong types are a `TypeError` instead. The message
 * tells lengths and positions, never a byte of key, plaintext or ciphertext.
 *
 * @example
 * ```ts
 * import { decryptText, XxteaError } from '@kaifang/xxtea'
 *
 * try {
 *   decryptText('5b218b7473eeecb7', '0123456789abcdef')
 * } catch (error) {
 *   if (!XxteaError.isInstance(error)) throw error
 *   console.log(error.code) // => ERR_XXTEA_INTEGRITY
 * }
 * ```
 */
export class XxteaError extends Error {
  override readonly name = 'XxteaError'
  /** Stable reason. */
  readonly code: XxteaErrorCode
  /** Where the text stops being well-formed: index of a UTF-16 unit, counted from 0. Only with `ERR_XXTEA_ENCODING`. */
  readonly position: number | undefined

  /**
   * @param code - Stable reason.
   * @param message - One sentence without any content of key or data.
   * @param position - Index in a malformed text.
   */
  constructor(code: XxteaErrorCode, message: string, position?: number) {
    super(message)
    this.code = code
    this.position = position
    Object.defineProperty(this, MARKER, { value: true })
  }

  /**
   * Tells whether a value is an `XxteaError`, also one of a second copy of this package.
   *
   * @param value - Anything, usually what was caught.
   * @returns Whether `code` can be relied on.
   */
  static isInstance(value: unknown): value is XxteaError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
