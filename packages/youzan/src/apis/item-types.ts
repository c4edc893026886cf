import type { PageParams, WriteResult, YouzanLong, YouzanLongReply, YouzanTimeText } from './wire-types.ts'

/** Parameters of `youzan.item.get`: one of the two. */
export interface ItemGetParams {
  readonly item_id?: YouzanLong
  readonly alias?: string
}

/** A sku of an item. */
export interface ItemSku {
  readonly item_id: YouzanLongReply
  readonly sku_id: YouzanLongReply
  readonly sku_unique_code?: string
  /** JSON text. */
  readonly properties_name_json?: string
  /** In fen (分). */
  readonly price: number
  readonly cost_price?: number
  readonly quantity: number
  readonly with_hold_quantity?: number
  readonly sold_num?: number
  readonly item_no?: string
}

/** An item (商品). */
export interface Item {
  readonly item_id: YouzanLongReply
  readonly kdt_id: YouzanLongReply
  readonly title: string
  /** HTML. */
  readonly desc?: string
  readonly alias?: string
  /** In fen (分). */
  readonly price: number
  readonly origin_price?: string
  readonly quantity: number
  readonly sold_num?: number
  readonly item_type?: number
  readonly is_listing?: boolean
  readonly is_lock?: boolean
  readonly tag_ids?: readonly YouzanLongReply[]
  readonly detail_url?: string
  readonly pic_url?: string
  readonly post_type?: number
  /** In fen (分). */
  readonly post_fee?: number
  readonly created?: YouzanTimeText
  readonly item_no?: string
  readonly skus?: readonly ItemSku[]
  readonly item_imgs?: readonly { readonly id?: YouzanLongReply; readonly url: string; readonly thumbnail?: string }[]
}

/** Result of `youzan.item.get`. */
export interface ItemGetData {
  readonly item: Item
}

/** Parameters of `youzan.items.onsale.get`. */
export interface ItemsListParams extends PageParams {
  readonly q?: string
  readonly tag_id?: YouzanLong
  /** Such as `created_time:desc`; also `update_time`, `price`, `sold_num`. */
  readonly order_by?: string
  /** Milliseconds since the epoch. */
  readonly update_time_start?: number
  /** Milliseconds since the epoch. */
  readonly update_time_end?: number
  readonly channel?: number
}

/** Parameters of `youzan.items.inventory.get`. */
export interface ItemsInventoryParams extends ItemsListParams {
  /** `for_shelved` or `sold_out`. */
  readonly banner?: string
}

/** Element of the lists of items. */
export interface ItemSummary {
  readonly item_id: YouzanLongReply
  readonly alias?: string
  readonly title: string
  /** In fen (分). */
  readonly price: number
  readonly origin?: string
  readonly item_type?: number
  readonly item_no?: string
  readonly quantity?: number
  readonly post_type?: number
  readonly post_fee?: number
  readonly created_time?: YouzanTimeText
  readonly update_time?: YouzanTimeText
  readonly detail_url?: string
  readonly image?: string
}

/** Result of the lists of items. */
export interface ItemsListData {
  readonly count: number
  readonly items: readonly ItemSummary[]
}

/** Parameters of `youzan.item.search`: `page_no` < 20, `page_size` < 200. */
export interface ItemSearchParams extends PageParams {
  readonly q?: string
  /** Joined by commas. */
  readonly item_ids?: string
  /** Joined by commas. */
  readonly tag_ids?: string
  readonly show_sold_out?: 0 | 1 | 2
}

/** Parameters of the writes that take an item alone. */
export interface ItemIdParams {
  readonly item_id: YouzanLong
}

/** Result of the writes that take an item alone. */
export interface ItemIdData extends Partial<WriteResult> {
  readonly item_id?: YouzanLongReply
}

/** Parameters of `youzan.item.quantity.update`. */
export interface ItemQuantityUpdateParams {
  readonly item_id: YouzanLong
  /** Needed where the item has skus. */
  readonly sku_id?: YouzanLong
  readonly quantity: number
  /** 0 sets, 1 adds: adding twice counts twice. */
  readonly type?: 0 | 1
}

/** Parameters of `youzan.item.sku.update`. */
export interface ItemSkuUpdateParams {
  readonly item_id: YouzanLong
  readonly sku_id: YouzanLong
  /** In yuan, unlike everywhere else among items. */
  readonly price?: string
  /** Declared as text. */
  readonly quantity?: string | number
  readonly item_no?: string
}

/** Parameters of the upload `youzan.materials.storage.platform.img.upload`. */
export type ImageUploadParams = Readonly<Record<string, string | number | boolean>>

/** Result of `youzan.materials.storage.platform.img.upload`. */
export interface ImageUploadData {
  readonly image_url: string
  /** For `image_ids` of an item. */
  readonly image_id: YouzanLongReply
  readonly kdt_id?: YouzanLongReply
}
