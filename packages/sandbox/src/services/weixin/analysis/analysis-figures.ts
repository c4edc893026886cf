import type { SeededRandom } from '../../../engine/seeded-random.ts'

/** Figures of one day or of a longer span. */
export interface VisitFigures {
  /** Opens. */
  readonly sessionCnt: number
  /** Page views. */
  readonly visitPv: number
  /** Users, each counted once. */
  readonly visitUv: number
  /** Of them, for the first time. */
  readonly visitUvNew: number
  /** Seconds on all pages together. */
  readonly staySeconds: number
  /** Shares. */
  readonly sharePv: number
  /** Users who shared. */
  readonly shareUv: number
}

/** The invented use of a mini program, day by day; the same seed gives the same figures. */
export interface AnalysisFigures {
  /** Figures of a span of days; a user who comes twice is counted once. Days before the launch count nothing. */
  visits(first: number, last: number, launch: number): VisitFigures
  /** Users up to and including a day. */
  totalUsers(day: number, launch: number): number
  /** A stream of its own for what else is derived from a day. */
  random(purpose: string): SeededRandom
}

const none: VisitFigures = Object.freeze({
  sessionCnt: 0,
  visitPv: 0,
  visitUv: 0,
  visitUvNew: 0,
  staySeconds: 0,
  sharePv: 0,
  shareUv: 0
})

/** Of the users who return on the other days of a span, so many per cent are not those of its busiest day. */
const othersPercent = 35

/** Makes the figures. They grow slowly, dip and rise from day to day, and add up across all calls. */
export function createAnalysisFigures(random: (purpose: string) => SeededRandom): AnalysisFigures {
  const days = new Map<string, VisitFigures>()
  /** Sums of new users from the launch on, so that a late day does not cost a walk over years each time. */
  const totals = new Map<number, number[]>()

  function visitsOf(day: number, launch: number): VisitFigures {
    if (day < launch) return none
    const key = `${launch} ${day}`
    const known = days.get(key)
    if (known !== undefined) return known
    const stream = random(`analysis ${day}`)
    const visitUvNew = 40 + stream.integer(80)
    // Those who return grow with the age of the mini program, up to a bound.
    const visitUv = visitUvNew + Math.min(4000, 20 + (day - launch) * 2) + stream.integer(100)
    const sessionCnt = visitUv + stream.integer(visitUv)
    const visitPv = sessionCnt * 2 + stream.integer(sessionCnt * 3)
    const shareUv = stream.integer(Math.ceil(visitUv / 4))
    const figures = Object.freeze({
      sessionCnt,
      visitPv,
      visitUv,
      visitUvNew,
      staySeconds: sessionCnt * (20 + stream.integer(60)) + stream.integer(sessionCnt),
      shareUv,
      sharePv: shareUv + stream.integer(shareUv + 1)
    })
    days.set(key, figures)
    return figures
  }

  function totalUsers(day: number, launch: number): number {
    const sums = totals.get(launch) ?? []
    totals.set(launch, sums)
    for (let next = launch + sums.length; next <= day; next++) {
      sums.push((sums.at(-1) ?? 0) + visitsOf(next, launch).visitUvNew)
    }
    return day < launch ? 0 : sums[day - launch]!
  }

  function visits(first: number, last: number, launch: number): VisitFigures {
    const span = Array.from({ length: last - first + 1 }, (_, index) => visitsOf(first + index, launch))
    const sum = (name: keyof VisitFigures): number => span.reduce((total, figures) => total + figures[name], 0)
    const once = (name: 'visitUv' | 'shareUv', without: (figures: VisitFigures) => number): number => {
      const returning = span.map((figures) => figures[name] - without(figures))
      const busiest = Math.max(...returning)
      const others = returning.reduce((total, value) => total + value, 0) - busiest
      return busiest + Math.floor((others * othersPercent) / 100)
    }
    const visitUvNew = sum('visitUvNew')
    return Object.freeze({
      sessionCnt: sum('sessionCnt'),
      visitPv: sum('visitPv'),
      visitUv: visitUvNew + once('visitUv', (figures) => figures.visitUvNew),
      visitUvNew,
      staySeconds: sum('staySeconds'),
      sharePv: sum('sharePv'),
      shareUv: once('shareUv', () => 0)
    })
  }

  return Object.freeze({ visits, totalUsers, random: (purpose: string) => random(`analysis ${purpose}`) })
}
