import type { SeededRandom } from '../../../engine/seeded-random.ts'

/** Shares a whole number out by weights, each changed by up to a tenth; the parts add up to the number. */
export function shareOut(total: number, weights: readonly number[], random: SeededRandom): readonly number[] {
  const shaken = weights.map((weight) => weight * (90 + random.integer(21)))
  const sum = shaken.reduce((left, right) => left + right, 0)
  const parts = shaken.map((weight) => Math.floor((total * weight) / sum))
  const rest = total - parts.reduce((left, right) => left + right, 0)
  // What rounding left over is less than one for each part.
  return parts.map((part, index) => part + (index < rest ? 1 : 0))
}
