import { assertNumber } from './assert-number.ts'
import { describeValue, quotePath } from './describe-value.ts'
import { phpFloat } from './php-float.ts'

/**
 * Writes a value that is neither text nor nested as PHP 8 turns it into text.
 *
 * @param value - A boolean (`1` or `0`), a number or a bigint.
 * @param path - Name of the parameter, for the message.
 * @throws {TypeError} for a function or a symbol.
 * @throws {RangeError} for a number that is not finite or not safe.
 */
export function phpScalar(value: unknown, path: string): string {
  switch (typeof value) {
    case 'boolean':
      return value ? '1' : '0'
    case 'bigint':
      return String(value)
    case 'number':
      assertNumber(value, path)
      // Minus zero is an integer to JavaScript, but only PHP's float has it.
      return Number.isInteger(value) && !Object.is(value, -0) ? String(value) : phpFloat(value)
    default:
      throw unsuitableValue(value, path)
  }
}

/** The error for a value that has no PHP form. */
export function unsuitableValue(value: unknown, path: string): TypeError {
  return new TypeError(
    `${quotePath(path)} expected string, number, bigint, boolean, null, list or plain object, got ${describeValue(value)}`
  )
}
