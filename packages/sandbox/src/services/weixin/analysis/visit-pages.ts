import type { SeededRandom } from '../../../engine/seeded-random.ts'
import type { VisitFigures } from './analysis-figures.ts'
import { shareOut } from './share-out.ts'

/** Figures of a page. */
export interface PageFigures {
  readonly page_path: string
  readonly page_visit_pv: number
  readonly page_visit_uv: number
  readonly page_staytime_pv: number
  readonly entrypage_pv: number
  readonly exitpage_pv: number
  readonly page_share_pv: number
  readonly page_share_uv: number
}

/** "Top 200 by page_visit_pv". */
const listed = 200

/** Shares the views of a day out over the pages, most viewed first. */
export function visitPages(
  pages: readonly string[],
  figures: VisitFigures,
  random: SeededRandom
): readonly PageFigures[] {
  const weights = pages.map((_, index) => Math.max(1, 60 - 12 * index))
  const share = (total: number): readonly number[] => shareOut(total, weights, random)
  const [views, entries, exits, shares] = [
    figures.visitPv,
    figures.sessionCnt,
    figures.sessionCnt,
    figures.sharePv
  ].map(share)
  return pages
    .map((page_path, index) => {
      const page_visit_pv = views![index]!
      const page_share_pv = shares![index]!
      return {
        page_path,
        page_visit_pv,
        // A user may see several pages, so these do not add up to the users of the day.
        page_visit_uv: Math.min(figures.visitUv, Math.ceil(page_visit_pv / 2)),
        page_staytime_pv: (500 + random.integer(5000)) / 100,
        entrypage_pv: entries![index]!,
        exitpage_pv: exits![index]!,
        page_share_pv,
        page_share_uv: Math.min(figures.shareUv, page_share_pv)
      }
    })
    .sort((left, right) => right.page_visit_pv - left.page_visit_pv)
    .slice(0, listed)
}
