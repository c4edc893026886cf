import { describe, expect, it } from 'vitest'
import { scaleDown, scaleRound } from '../../../src/services/pay-bills/scale-down.ts'

describe('a share of a whole number', () => {
  it.each([
    [35, 33, 100, 11, 12],
    [3250, 60, 10_000, 19, 20],
    [0, 1, 3, 0, 0],
    // Past 2^53: 9999999999 × 9999999998 ÷ 9999999997, worked out with bc.
    [9_999_999_999, 9_999_999_998, 9_999_999_997, 10_000_000_000, 10_000_000_000]
  ])('%d × %d ÷ %d is %d, rounded %d', (whole, by, of, down, rounded) => {
    expect([scaleDown(whole, by, of), scaleRound(whole, by, of)]).toEqual([down, rounded])
  })
})
