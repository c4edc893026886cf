import type { ApiParams } from '../gateway/api-params.ts'
import { refuseParameter, type YouzanRefusal } from '../youzan-refusal.ts'

/** The limits of a paged list. */
export interface PageRules {
  /** Highest page. */
  readonly pages: number
  /** Largest page. */
  readonly size: number
  readonly defaultSize: number
  /** Highest product of page and size. */
  readonly product: number
  /** Page 0 is the first one too. */
  readonly zeroIsOne?: boolean
  /** How the interface refuses what breaks them. @default 5001 */
  refuse?(why: string): YouzanRefusal
}

/** Reads `page_no` and `page_size` and cuts that page out of a list. */
export function readPage<Item>(params: ApiParams, items: readonly Item[], rules: PageRules): readonly Item[] {
  const { pages, size, defaultSize, product, zeroIsOne = false, refuse } = rules
  const sent = params.optionalInteger('page_no') ?? 1
  const pageNo = sent === 0 && zeroIsOne ? 1 : sent
  const pageSize = params.optionalInteger('page_size') ?? defaultSize
  if (pageNo < 1 || pageNo > pages || pageSize < 1 || pageSize > size || pageNo * pageSize > product) {
    const why = `must lie in 1..${pages} with a page_size in 1..${size} and a product of at most ${product}`
    throw refuse?.(`"page_no" ${why}`) ?? refuseParameter('page_no', why)
  }
  return items.slice((pageNo - 1) * pageSize, pageNo * pageSize)
}
