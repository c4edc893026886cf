import fc from 'fast-check'
import { expect, test } from 'vitest'
import { backoffMs, readRetryAfter } from '../src/retry-after.ts'

// RFC 9110 section 5.6.7 gives this date as its example.
const sunday = Date.UTC(1994, 10, 6, 8, 49, 37)

test.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['0', 0],
  ['120', 120_000],
  ['999999999', 999_999_999_000],
  ['Sun, 06 Nov 1994 08:49:37 GMT', 7000],
  ['Sun, 06 Nov 1994 08:49:00 GMT', 0],
  ['Sun, 06 Nov 1994 99:49:37 GMT', undefined],
  ['Sun, 06 Nov 1994 08:49:37 CST', undefined],
  ['Sunday, 06-Nov-94 08:49:37 GMT', undefined],
  ['1994-11-06T08:49:37Z', undefined],
  ['', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e3', undefined],
  ['13812345678', undefined],
  ['hunter22', undefined]
])('reads Retry-After %j as %s ms', (value, milliseconds) => {
  expect(readRetryAfter(value, sunday - 7000)).toBe(milliseconds)
})

test('backs off from 0 up to the doubled base, and never past the cap', () => {
  const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2000 }),
      fc.nat(10_000),
      fc.nat(60_000),
      fraction,
      (attempt, base, cap, random) => {
        const bound = Math.min(cap, base * 2 ** Math.min(attempt - 1, 40))
        const delay = backoffMs(attempt, base, cap, random)
        expect(Number.isSafeInteger(delay) && delay >= 0 && delay <= bound).toBe(true)
      }
    )
  )
})

test.each([
  [1, 0.999, 199],
  [2, 0.999, 399],
  [3, 0.5, 400],
  [9, 0.999, 1998],
  [1, 0, 0]
])('waits after attempt %i with the fraction %d for %i ms', (attempt, random, delay) => {
  expect(backoffMs(attempt, 200, 2000, random)).toBe(delay)
})
