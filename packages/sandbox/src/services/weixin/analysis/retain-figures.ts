import type { AnalysisFigures } from './analysis-figures.ts'
import type { DaySpan } from './read-dates.ts'

/** Users of a span and how many came back later. */
export interface Retain {
  readonly visit_uv_new: readonly RetainPoint[]
  readonly visit_uv: readonly RetainPoint[]
}

/** `key` counts the spans after the first one. */
export interface RetainPoint {
  readonly key: number
  readonly value: number
}

/** Which keys there are (reference 3.1): for a month later than these none is documented. */
const keysOf = {
  day: [0, 1, 2, 3, 4, 5, 6, 7, 14, 30],
  week: [0, 1, 2, 3, 4],
  month: [0, 1]
} as const

/** Per cent that return after the first span. */
const firstReturn = { day: 30, week: 40, month: 35 } as const

/** Retained users (留存). Only keys whose span has passed are there. */
export function retainFigures(
  figures: AnalysisFigures,
  kind: keyof typeof keysOf,
  span: DaySpan,
  launch: number,
  yesterday: number
): Retain {
  const { visitUvNew, visitUv } = figures.visits(span.first, span.last, launch)
  // How many whole spans have passed since; months are counted by 31 days, so that none is promised too early.
  const length = { day: 1, week: 7, month: 31 }[kind]
  const passed = Math.floor((yesterday - span.last) / length)
  const random = figures.random(`retain ${kind} ${span.first}`)
  const points = (users: number): readonly RetainPoint[] => {
    let left = Math.floor((users * firstReturn[kind]) / 100)
    return keysOf[kind]
      .filter((key) => key <= passed)
      .map((key) => {
        if (key === 0) return { key, value: users }
        const value = left
        left = Math.floor((left * (70 + random.integer(26))) / 100)
        return { key, value }
      })
  }
  return { visit_uv_new: points(visitUvNew), visit_uv: points(visitUv) }
}
