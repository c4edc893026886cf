import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { shareOut } from '../../../../src/services/weixin/analysis/share-out.ts'

it('gives parts that are whole, not negative, and add up', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(fc.nat(1_000_000), weights, (total, list) => {
      const parts = shareOut(total, list, createSeededRandom('x'))
      expect(parts).toHaveLength(list.length)
      expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true)
      expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total)
    })
  )
})

it('follows the weights within a tenth', () => {
  const [small, large] = shareOut(100_000, [1, 9], createSeededRandom('x')) as [number, number]
  expect(small / large).toBeGreaterThan(0.8 / 9)
  expect(small / large).toBeLessThan(1.25 / 9)
})
