import { expect, it } from 'vitest'
import { chargeOf } from '../../../../src/services/alipay/bills/bill-entry.ts'

// 0.6%, rounded half up: 83 fen is the last that costs nothing (0.498), 84 costs 1 (0.504).
it.each([
  [1, 0],
  [83, 0],
  [84, 1],
  [100, 1],
  [250, 2],
  [8888, 53],
  [10_000_000_000, 60_000_000]
])('of %i fen is %i', (total, charge) => {
  expect(chargeOf(total)).toBe(charge)
})
