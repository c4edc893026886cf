/**
 * Whether a value is a `Uint8Array`, also a `Buffer`, also of another realm (test runners and `node:vm` have their own).
 *
 * @param value - Anything.
 */
export function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array || Object.prototype.toString.call(value) === '[object Uint8Array]'
}
