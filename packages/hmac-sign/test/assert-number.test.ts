import { describe, expect, it } from 'vitest'
import { assertNumber } from '../src/assert-number.ts'

describe('assertNumber', () => {
  it.each([0, -0, 1, -1, 0.1, 1e-300, 2 ** 53 - 1, -(2 ** 53) + 1, 2 ** 52 + 0.5])('accepts %d', (value) => {
    expect(() => assertNumber(value, 'fee')).not.toThrow()
  })

  it.each([2 ** 53, -(2 ** 53), 1e20, Number.MAX_VALUE])('refuses %d, which may have lost digits', (value) => {
    expect(() => assertNumber(value, 'fee')).toThrow(RangeError)
  })

  it('says what is wrong and what to do', () => {
    expect(() => assertNumber(2 ** 53, 'order[id]')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "order[id]" expected safe integer, got one past 2^53 - 1 that may have lost digits: pass it as string or bigint]`
    )
    expect(() => assertNumber(Number.NaN, 'fee')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "fee" expected finite number, got NaN]`
    )
    expect(() => assertNumber(Number.NEGATIVE_INFINITY, 'fee')).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "fee" expected finite number, got -Infinity]`
    )
  })
})
