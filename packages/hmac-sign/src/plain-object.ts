import { describeValue } from './describe-value.ts'

/**
 * Tells whether a value is a map of fields: an object literal, `JSON.parse` output, `Object.create(null)`, also from
 * another realm. Class instances (`Date`, `Map`, `URLSearchParams`, `Uint8Array`) have no fields to sign.
 *
 * @param value - Anything.
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/**
 * Refuses anything but a map of fields.
 *
 * @param value - What the caller gave as `params`.
 * @throws {TypeError} naming what came.
 */
export function assertParams(value: unknown): asserts value is Readonly<Record<string, unknown>> {
  if (!isPlainObject(value)) throw new TypeError(`"params" expected plain object, got ${describeValue(value)}`)
}
