import { timingSafeEqual as bytesEqual } from 'node:crypto'
import { describeValue } from './describe-value.ts'

/**
 * Compares two texts, or two byte arrays, in a time that depends on their length only.
 *
 * > [!NOTE]
 * > Lengths are compared first and are not kept secret. Letter case counts.
 *
 * @param left - Text or bytes.
 * @param right - The same kind as `left`.
 * @returns `true` when both are equal; `false` for different lengths.
 * @throws {TypeError} when one is neither text nor bytes, or they are of different kinds.
 * @example
 * ```ts
 * import { timingSafeEqual } from '@kaifang/hmac-sign'
 *
 * console.log(timingSafeEqual('8181e04c', '8181e04c')) // => true
 * console.log(timingSafeEqual('8181e04c', '8181e04')) // => false
 * ```
 */
export function timingSafeEqual(left: string, right: string): boolean
export function timingSafeEqual(left: Uint8Array, right: Uint8Array): boolean
export function timingSafeEqual(left: string | Uint8Array, right: string | Uint8Array): boolean {
  if (typeof left === 'string' && typeof right === 'string') {
    // Code units as they are: UTF-8 would make two different lone surrogates equal.
    return left.length === right.length && bytesEqual(Buffer.from(left, 'utf16le'), Buffer.from(right, 'utf16le'))
  }
  if (left instanceof Uint8Array && right instanceof Uint8Array) {
    return left.length === right.length && bytesEqual(left, right)
  }
  throw new TypeError(`expected two strings or two Uint8Arrays, got ${describeValue(left)} and ${describeValue(right)}`)
}
