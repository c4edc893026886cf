import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { createAnalysisFigures } from '../../../../src/services/weixin/analysis/analysis-figures.ts'

const open = (seed = 'x') => createAnalysisFigures((purpose) => createSeededRandom(`${seed}/${purpose}`))
const launch = 17_000

describe('the figures', () => {
  it('are the same for the same seed, in whatever order they are asked', () => {
    const [left, right] = [open(), open()]
    right.totalUsers(launch + 50, launch)
    right.visits(launch + 9, launch + 9, launch)
    expect(right.visits(launch + 3, launch + 9, launch)).toEqual(left.visits(launch + 3, launch + 9, launch))
    expect(open('y').visits(launch, launch, launch)).not.toEqual(left.visits(launch, launch, launch))
  })

  it('count nothing before the launch', () => {
    const figures = open()
    expect(figures.visits(launch - 3, launch - 1, launch)).toMatchObject({ sessionCnt: 0, visitUv: 0, shareUv: 0 })
    expect(figures.totalUsers(launch - 1, launch)).toBe(0)
  })

  it('add up: users of all time are the new users of all days', () => {
    const figures = open()
    let sum = 0
    for (let day = launch; day < launch + 60; day++) {
      sum += figures.visits(day, day, launch).visitUvNew
      expect(figures.totalUsers(day, launch)).toBe(sum)
    }
    expect(figures.totalUsers(launch + 10, launch)).toBeLessThan(sum)
  })

  it('add up: a span has the sums of its days, and its users counted once', () => {
    const figures = open()
    const span = fc.tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 30 }))
    fc.assert(
      fc.property(span, ([start, length]) => {
        const days = Array.from({ length: length + 1 }, (_, index) => {
          const day = launch + start + index
          return figures.visits(day, day, launch)
        })
        const whole = figures.visits(launch + start, launch + start + length, launch)
        for (const name of ['sessionCnt', 'visitPv', 'visitUvNew', 'sharePv', 'staySeconds'] as const) {
          expect(whole[name]).toBe(days.reduce((sum, day) => sum + day[name], 0))
        }
        for (const name of ['visitUv', 'shareUv'] as const) {
          const users = days.map((day) => day[name])
          expect(whole[name]).toBeGreaterThanOrEqual(Math.max(...users))
          expect(whole[name]).toBeLessThanOrEqual(users.reduce((sum, value) => sum + value, 0))
        }
        expect(whole.visitUv).toBeGreaterThanOrEqual(whole.visitUvNew)
        expect(whole.sessionCnt).toBeGreaterThanOrEqual(whole.visitUv)
        expect(whole.visitPv).toBeGreaterThanOrEqual(whole.sessionCnt)
      })
    )
  })

  it('depend on the day of the launch', () => {
    const figures = open()
    figures.visits(launch + 1000, launch + 1000, launch)
    expect(figures.visits(launch + 1000, launch + 1000, launch + 1001).visitUv).toBe(0)
  })
})
