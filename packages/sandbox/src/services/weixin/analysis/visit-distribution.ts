import type { SeededRandom } from '../../../engine/seeded-random.ts'
import type { VisitFigures } from './analysis-figures.ts'
import { shareOut } from './share-out.ts'

/** One bar of a distribution. */
export interface DistributionItem {
  readonly key: number
  readonly value: number
  readonly access_source_visit_uv?: number
}

/** One distribution. */
export interface Distribution {
  readonly index: 'access_source_session_cnt' | 'access_staytime_info' | 'access_depth_info'
  readonly item_list: readonly DistributionItem[]
}

/** Weight by source (访问来源): 1 history list, 2 search, 3 conversation, 4 scan … (reference 3.5); 10 is everything else. */
const sources: readonly (readonly [key: number, weight: number])[] = [
  [1, 20],
  [2, 14],
  [3, 22],
  [4, 12],
  [5, 3],
  [11, 4],
  [12, 2],
  [16, 4],
  [22, 5],
  [26, 2],
  [28, 2],
  [48, 3],
  [57, 1],
  [10, 6]
]
/** Weights of stays from 0–2 s to over 100 s (访问时长). */
const stays = [8, 12, 16, 22, 14, 12, 10, 6]
/** Weights of depths from one page to over ten (访问深度). */
const depths = [30, 22, 14, 10, 8, 11, 5]

/** Where opens came from, how long and how deep they were; each distribution adds up to all opens. */
export function visitDistribution(
  { sessionCnt, visitUv }: VisitFigures,
  random: SeededRandom,
  legacy: boolean
): readonly Distribution[] {
  const list = (index: Distribution['index'], bars: readonly (readonly [number, number])[]): Distribution => {
    const weights = bars.map(([, weight]) => weight)
    const opens = shareOut(sessionCnt, weights, random)
    const users = shareOut(visitUv, weights, random)
    return {
      index,
      item_list: bars.map(([key], place) => ({
        key,
        value: opens[place]!,
        ...(legacy ? { access_source_visit_uv: users[place]! } : {})
      }))
    }
  }
  const numbered = (weights: readonly number[]) => weights.map((weight, place) => [place + 1, weight] as const)
  return [
    list('access_source_session_cnt', sources),
    list('access_staytime_info', numbered(stays)),
    list('access_depth_info', numbered(depths))
  ]
}
