import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import type { StoredItem } from '../shop/stored-shop-types.ts'
import type { Wire } from '../wire/exact-json.ts'
import { refuseBusiness, refuseParameter } from '../youzan-refusal.ts'
import { itemBrief, itemQuantity, itemResource } from './item-resource.ts'
import { readPage } from './read-page.ts'

/** Reading goods (Youzan reference 11.4). */
export const itemListApis: readonly ApiRow[] = [
  {
    name: 'youzan.item.get',
    versions: ['3.0.0'],
    note: 'by item_id or alias; prices in fen',
    perSecond: 300,
    play({ params, shop }, { state }) {
      const [id, alias] = [params.optionalLong('item_id'), params.optionalText('alias')]
      if (id === undefined && alias === undefined) throw refuseParameter('item_id', 'or "alias" is required')
      const found = [...state.items.values()].find((item) => item.alias === alias || BigInt(item.itemId) === id)
      if (found?.grantId !== shop.grantId) throw refuseBusiness(122001001, '商品不存在', 'this shop has no such goods')
      return { item: itemResource(found, state) }
    }
  },
  list('youzan.items.onsale.get', 'on sale', (item) => item.listing),
  list('youzan.items.inventory.get', 'not on sale or sold out (banner)', (item, banner) =>
    banner === 'sold_out' ? item.listing && itemQuantity(item) === 0 : !item.listing
  ),
  {
    name: 'youzan.item.search',
    versions: ['3.0.0'],
    note: 'by q and item_ids; show_sold_out is read and not applied; pages',
    perSecond: 300,
    play: searchItems
  }
]

/** Orders of the lists; each may be written `:asc` or `:desc`. */
const orders: Readonly<Record<string, (item: StoredItem) => number>> = {
  created_time: ({ createdAt }) => createdAt,
  update_time: ({ updatedAt }) => updatedAt,
  price: ({ price }) => price,
  sold_num: ({ sold }) => sold
}

function list(name: string, what: string, fits: (item: StoredItem, banner: string | undefined) => boolean): ApiRow {
  return {
    name,
    versions: ['3.0.0'],
    note: `goods ${what}; q, update times in ms, order_by; pages of at most 200`,
    perSecond: 300,
    play({ params, shop }, { state }) {
      const q = params.optionalText('q') ?? ''
      const banner = params.optionalText('banner')
      if (banner !== undefined && !['for_shelved', 'sold_out'].includes(banner)) {
        throw refuseParameter('banner', 'takes for_shelved or sold_out')
      }
      const start = params.optionalInteger('update_time_start') ?? 0
      const end = params.optionalInteger('update_time_end') ?? Number.MAX_SAFE_INTEGER
      const found = [...state.items.values()].filter(
        (item) =>
          item.grantId === shop.grantId &&
          fits(item, banner) &&
          item.title.includes(q) &&
          item.updatedAt >= start &&
          item.updatedAt <= end
      )
      const sorted = sortItems(found, params.optionalText('order_by') ?? 'created_time:desc')
      const page = readPage(params, sorted, {
        pages: 10_000,
        size: 200,
        defaultSize: 40,
        product: 100_000,
        zeroIsOne: true
      })
      return { count: found.length, items: page.map((item) => itemBrief(item, state)) }
    }
  }
}

function sortItems(items: readonly StoredItem[], orderBy: string): readonly StoredItem[] {
  const [name = '', direction = 'desc'] = orderBy.split(':')
  const of = Object.hasOwn(orders, name) ? orders[name] : undefined
  if (of === undefined || !['asc', 'desc'].includes(direction)) {
    throw refuseParameter('order_by', `takes ${Object.keys(orders).join(', ')} with :asc or :desc`)
  }
  const sign = direction === 'asc' ? 1 : -1
  return [...items].sort((left, right) => sign * (of(left) - of(right)) || sign * (left.itemId - right.itemId))
}

function searchItems({ params, shop }: ApiCall, { state }: YouzanScene): Wire {
  const q = params.optionalText('q') ?? ''
  const ids = params.optionalText('item_ids')?.split(',')
  params.optionalInteger('show_sold_out')
  const found = [...state.items.values()].filter(
    (item) => item.grantId === shop.grantId && item.title.includes(q) && (ids?.includes(String(item.itemId)) ?? true)
  )
  const page = readPage(params, found, { pages: 19, size: 199, defaultSize: 40, product: 3999 })
  return { count: found.length, items: page.map((item) => itemBrief(item, state)) }
}
