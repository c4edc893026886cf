/** A shop as it is stored. */
export interface StoredShop {
  readonly grantId: string
  readonly kdtId: number
  readonly name: string
}

/** A kind of goods as it is stored; money in fen. */
export interface StoredSku {
  readonly skuId: number
  readonly name: string
  price: number
  quantity: number
  itemNo: string
}

/** Goods as they are stored; money in fen. */
export interface StoredItem {
  readonly itemId: number
  readonly grantId: string
  readonly alias: string
  readonly createdAt: number
  title: string
  desc: string
  price: number
  /** Stock of goods without kinds. */
  quantity: number
  sold: number
  listing: boolean
  updatedAt: number
  imageIds: readonly number[]
  readonly skus: StoredSku[]
}

/** A customer as stored. */
export interface StoredCustomer {
  readonly yzOpenId: string
  readonly grantId: string
  readonly mobile: string
  readonly name: string
  readonly gender: number
  readonly remark: string
  readonly createdAt: number
  readonly weixinOpenid: string
  readonly unionId: string
  points: number
}
