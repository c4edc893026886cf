import { readBoolean, readInput, readInteger, readText } from '../../../engine/read-input.ts'
import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { YouzanState } from '../youzan-state.ts'
import { requireShop } from './add-shop.ts'
import type { StoredItem, StoredSku } from './stored-shop-types.ts'

const titles = ['龙井茶 250g', '手冲咖啡壶 <br>', '😀 盲盒 100%'] as const

/** Makes goods from unchecked input. */
export function addItem(state: YouzanState, input: unknown, nowMs: number): StoredItem {
  const fields = ['grantId', 'title', 'price', 'quantity', 'listing', 'skus']
  const { grantId, title, price, quantity, listing, skus = [] } = readInput(input, 'item', fields)
  const { mint } = state
  const fen = price === undefined ? 9900 : readInteger(price, 'price', 1, 100_000_000)
  const stock = quantity === undefined ? 100 : readInteger(quantity, 'quantity', 0, 10_000_000)
  if (!Array.isArray(skus)) throw new SandboxError('ERR_SANDBOX_INPUT', '"skus" expected a list of names')
  return storeItem(state, {
    grantId: requireShop(state, grantId).grantId,
    title: title === undefined ? mint.item.pick(titles) : readText(title, 'title', 1, 100),
    desc: '<p>图文详情</p>',
    price: fen,
    quantity: stock,
    listing: listing === undefined ? true : readBoolean(listing, 'listing'),
    imageIds: [],
    skus: skus.map((name) =>
      mintSku(state, { name: readText(name, 'skus', 1, 50), price: fen, quantity: stock, itemNo: '' })
    ),
    nowMs
  })
}

/** Checked goods. */
export interface NewItem {
  readonly grantId: string
  readonly title: string
  readonly desc: string
  readonly price: number
  readonly quantity: number
  readonly listing: boolean
  readonly imageIds: readonly number[]
  readonly skus: StoredSku[]
  readonly nowMs: number
}

/** Stores checked goods. */
export function storeItem(state: YouzanState, { nowMs, ...rest }: NewItem): StoredItem {
  const item: StoredItem = {
    ...rest,
    itemId: 400_000_000 + ++state.shortIds * 1000 + state.mint.item.integer(1000),
    alias: state.mint.item.text(14),
    createdAt: nowMs,
    updatedAt: nowMs,
    sold: 0
  }
  state.items.set(item.itemId, item)
  return item
}

/** Gives a kind of goods its id. */
export function mintSku(state: YouzanState, sku: Omit<StoredSku, 'skuId'>): StoredSku {
  return { skuId: 36_000_000 + ++state.shortIds * 1000 + state.mint.item.integer(1000), ...sku }
}
