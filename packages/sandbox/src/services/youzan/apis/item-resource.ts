import type { StoredItem } from '../shop/stored-shop-types.ts'
import { dateOrAbsent } from '../trade/date-or-absent.ts'
import { chinaTimeText } from '../wire/china-time.ts'
import type { WireObject } from '../wire/exact-json.ts'
import { yuanText } from '../wire/yuan-text.ts'
import type { YouzanState } from '../youzan-state.ts'

/** In stock, all kinds together. */
export function itemQuantity({ quantity, skus }: StoredItem): number {
  return skus.length === 0 ? quantity : skus.reduce((sum, sku) => sum + sku.quantity, 0)
}

/** `item` of `youzan.item.get` (Youzan reference 11.4); prices are fen. */
export function itemResource(item: StoredItem, state: YouzanState): WireObject {
  const images = item.imageIds.map((id) => ({ id, url: state.images.get(id)!, created: chinaTimeText(item.createdAt) }))
  return {
    ...itemBrief(item, state),
    kdt_id: Number(item.grantId),
    desc: item.desc,
    origin_price: '',
    sold_num: item.sold,
    is_listing: item.listing,
    is_lock: false,
    cid: 0,
    tag_ids: [],
    share_url: '',
    pic_url: images[0]?.url ?? '',
    pic_thumb_url: images[0]?.url ?? '',
    buy_quota: 0,
    created: chinaTimeText(item.createdAt),
    auto_listing_time: dateOrAbsent('auto_listing_time', undefined, state.settings),
    sell_point: '',
    messages: '',
    skus: item.skus.map((sku) => ({
      item_id: item.itemId,
      sku_id: sku.skuId,
      sku_unique_code: `${item.itemId}${sku.skuId}`,
      properties_name_json: JSON.stringify([{ kid: 1, k: '规格', vid: sku.skuId, v: sku.name }]),
      price: sku.price,
      cost_price: 0,
      quantity: sku.quantity,
      with_hold_quantity: 0,
      sold_num: 0,
      item_no: sku.itemNo,
      created: chinaTimeText(item.createdAt),
      modified: chinaTimeText(item.updatedAt)
    })),
    item_imgs: images,
    item_tags: [],
    sku_images: [],
    template: { template_id: 0, template_title: '' },
    purchase_rightList: []
  }
}

/** An entry of the lists of goods. */
export function itemBrief(item: StoredItem, state: YouzanState): WireObject {
  return {
    item_id: item.itemId,
    alias: item.alias,
    title: item.title,
    price: item.price,
    origin: yuanText(item.price),
    item_type: 0,
    item_no: '',
    quantity: itemQuantity(item),
    post_type: 1,
    post_fee: 0,
    created_time: chinaTimeText(item.createdAt),
    update_time: chinaTimeText(item.updatedAt),
    detail_url: `https://h5.youzan.com/v2/showcase/goods?alias=${item.alias}`,
    image: item.imageIds.map((id) => state.images.get(id)!)[0] ?? '',
    num: itemQuantity(item)
  }
}
