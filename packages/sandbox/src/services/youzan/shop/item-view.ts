import type { YouzanItem } from './shop-types.ts'
import type { StoredItem } from './stored-shop-types.ts'

/** Goods as the sandbox's user sees them. */
export function itemView({ itemId, grantId, title, price, quantity, listing, skus }: StoredItem): YouzanItem {
  const views = skus.map(({ skuId, name, price, quantity }) => Object.freeze({ skuId, name, price, quantity }))
  return Object.freeze({
    itemId,
    grantId,
    title,
    price,
    quantity: skus.length === 0 ? quantity : skus.reduce((sum, sku) => sum + sku.quantity, 0),
    listing,
    skus: Object.freeze(views)
  })
}
