import { describeValue } from './describe-value.ts'

/**
 * Tells whether a value is a `Uint8Array`, of this realm or another: a page's frame, a `vm` context and a test runner
 * have a constructor of their own.
 *
 * @param value - Anything.
 * @returns Whether its bytes can be read.
 */
export function isBytes(value: unknown): value is Uint8Array {
  if (value instanceof Uint8Array) return true
  return ArrayBuffer.isView(value) && Object.prototype.toString.call(value) === '[object Uint8Array]'
}

/**
 * Refuses anything but bytes. Strings are not taken for bytes, because hex, base64 and UTF-8 look alike.
 *
 * @param name - Argument, for the message.
 * @param value - What the caller gave.
 * @throws {TypeError} when it is no `Uint8Array`.
 */
export function assertBytes(name: string, value: unknown): asserts value is Uint8Array {
  if (!isBytes(value)) throw new TypeError(`"${name}" expected Uint8Array, got ${describeValue(value)}`)
}
