import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../../src/engine/seeded-random.ts'
import { createAnalysisFigures } from '../../../../src/services/weixin/analysis/analysis-figures.ts'
import { retainFigures } from '../../../../src/services/weixin/analysis/retain-figures.ts'

const figures = createAnalysisFigures((purpose) => createSeededRandom(purpose))
const [launch, day] = [17_000, 18_000]
const keys = (kind: 'day' | 'week' | 'month', passed: number) => {
  const length = { day: 1, week: 7, month: 31 }[kind]
  const span = { first: day, last: day + length - 1 }
  return retainFigures(figures, kind, span, launch, span.last + passed).visit_uv.map(({ key }) => key)
}

// WeChat reference 3.1.
describe('retained users', () => {
  it('have the documented keys, as far as their time has passed', () => {
    expect(keys('day', 0)).toEqual([0])
    expect(keys('day', 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(keys('day', 30)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 14, 30])
    expect(keys('week', 6)).toEqual([0])
    expect(keys('week', 1000)).toEqual([0, 1, 2, 3, 4])
    expect(keys('month', 31)).toEqual([0, 1])
  })

  it('begin with the users of the span and never grow', () => {
    const { visitUv, visitUvNew } = figures.visits(day, day, launch)
    const retain = retainFigures(figures, 'day', { first: day, last: day }, launch, day + 100)
    expect([retain.visit_uv[0]?.value, retain.visit_uv_new[0]?.value]).toEqual([visitUv, visitUvNew])
    for (const points of Object.values(retain)) {
      const values = points.map(({ value }: { value: number }) => value)
      expect(values).toEqual([...values].sort((left, right) => right - left))
    }
  })
})
