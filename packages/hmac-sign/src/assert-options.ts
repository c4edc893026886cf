import { describeValue } from './describe-value.ts'

/**
 * Refuses anything but an object of options.
 *
 * @param value - What the caller gave.
 * @throws {TypeError} for a list, a function, `null` and other values that are no options.
 */
export function assertOptions(value: unknown): asserts value is object {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return
  throw new TypeError(`"options" expected object, got ${describeValue(value)}`)
}
