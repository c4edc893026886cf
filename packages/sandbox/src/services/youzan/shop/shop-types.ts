/** A shop (店铺). */
export interface YouzanShop {
  /** Shop id as token calls name it; `kdt_id` is the same as a number. */
  readonly grantId: string
  /** Its name. */
  readonly name: string
}

/** Goods to be made. */
export interface YouzanItemInput {
  /** The shop. @default the first */
  readonly grantId?: string | undefined
  /** Title. @default a seeded one */
  readonly title?: string | undefined
  /** Price in fen (分). @default 9900 */
  readonly price?: number | undefined
  /** In stock. @default 100 */
  readonly quantity?: number | undefined
  /** On sale (上架). @default true */
  readonly listing?: boolean | undefined
  /** Names of kinds (规格) such as sizes, each with the stock above. @default none */
  readonly skus?: readonly string[] | undefined
}

/** One kind of goods. */
export interface YouzanSku {
  /** Its id. */
  readonly skuId: number
  /** Its name. */
  readonly name: string
  /** Price in fen (分). */
  readonly price: number
  /** In stock. */
  readonly quantity: number
}

/** Goods (商品). */
export interface YouzanItem {
  /** Their id. */
  readonly itemId: number
  /** The shop. */
  readonly grantId: string
  /** Title. */
  readonly title: string
  /** Price in fen (分). */
  readonly price: number
  /** In stock, all kinds together. */
  readonly quantity: number
  /** On sale. */
  readonly listing: boolean
  /** Kinds; empty where there is one only. */
  readonly skus: readonly YouzanSku[]
}

/** A customer to be made. */
export interface YouzanCustomerInput {
  /** The shop. @default the first */
  readonly grantId?: string | undefined
  /** Mobile number, 11 digits. @default a seeded one */
  readonly mobile?: string | undefined
  /** Name. @default a seeded one */
  readonly name?: string | undefined
  /** Points (积分). @default 0 */
  readonly points?: number | undefined
}

/** A customer (客户) of a shop. */
export interface YouzanCustomer {
  /** `yz_open_id`. */
  readonly yzOpenId: string
  /** The shop. */
  readonly grantId: string
  /** Mobile number. */
  readonly mobile: string
  /** Name. */
  readonly name: string
  /** Points (积分). */
  readonly points: number
  /** OpenID at the shop's official account (公众号). */
  readonly weixinOpenid: string
}
