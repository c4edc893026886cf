import { describe, expect, it } from 'vitest'
import { phpScalar } from '../src/php-scalar.ts'
import { NO_TEXT_FORM } from './wrong-values.ts'

describe('phpScalar', () => {
  it.each([
    [true, '1'],
    [false, '0'],
    [7, '7'],
    [-7, '-7'],
    [0, '0'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [2n ** 64n, '18446744073709551616'],
    [-0, '-0'],
    [0.1, '0.1'],
    [1e-7, '1.0E-7']
  ])('writes %s as PHP does: %s', (value, text) => {
    expect(phpScalar(value, 'fee')).toBe(text)
  })

  it.each(NO_TEXT_FORM)('refuses %s and names the field', (words, value) => {
    expect(() => phpScalar(value, 'fee')).toThrow(
      new TypeError(`"fee" expected string, number, bigint, boolean, null, list or plain object, got ${words}`)
    )
  })

  it('refuses numbers that are not finite', () => {
    expect(() => phpScalar(Number.POSITIVE_INFINITY, 'fee')).toThrow(RangeError)
  })
})
