import fc from 'fast-check'
import { expect, test } from 'vitest'
import { describeValue } from '../src/describe-value.ts'

test.each([
  [null, 'null'],
  [undefined, 'nothing'],
  ['', 'empty text'],
  ['年卡', 'text of 2 characters'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, 'an infinite number'],
  [0.5, 'a number with a fraction'],
  [7, 'an integer outside the range'],
  [2 ** 53, 'an integer past 2^53'],
  [[1, 2], 'a list of 2'],
  [Uint8Array.of(1, 2, 3), '3 bytes'],
  [{ secret: 1 }, 'an object'],
  [() => 1, 'a function'],
  [true, 'a boolean'],
  [10n, 'a bigint'],
  [Symbol('token'), 'a symbol']
])('describes %o as "%s"', (value, words) => {
  expect(describeValue(value)).toBe(words)
})

test('never repeats a text or a number', () => {
  const secret = fc.oneof(
    fc.string({ minLength: 6 }).filter((text) => !'text of characters empty'.includes(text)),
    fc.integer({ min: 1_000_000 }).map(Number),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: 1000.5 })
  )
  fc.assert(
    fc.property(secret, (value) => {
      expect(describeValue(value)).not.toContain(String(value))
      expect(describeValue([value])).not.toContain(String(value))
      expect(describeValue({ [String(value)]: value })).not.toContain(String(value))
    })
  )
})
