import type {
  CustomerCreateData,
  CustomerCreateParams,
  CustomerDetailGetParams,
  CustomerListData,
  CustomerListParams,
  CustomerRecord,
  PointsChangeData,
  PointsChangeParams,
  PointsGetData,
  PointsGetParams
} from './customer-types.ts'
import type { EncryptConfigData, EncryptConfigParams } from './encryption-types.ts'
import type {
  ImageUploadData,
  ImageUploadParams,
  ItemGetData,
  ItemGetParams,
  ItemIdData,
  ItemIdParams,
  ItemQuantityUpdateParams,
  ItemSearchParams,
  ItemSkuUpdateParams,
  ItemSummary,
  ItemsInventoryParams,
  ItemsListData,
  ItemsListParams
} from './item-types.ts'
import type {
  ExpressByOrderNoData,
  ExpressByOrderNoParams,
  ExpressGetData,
  OnlineConfirmParams
} from './logistics-types.ts'
import type {
  RefundAgreeParams,
  RefundAmountGetData,
  RefundAmountGetParams,
  RefundGetData,
  RefundGetParams,
  RefundRefuseParams,
  RefundSearchData,
  RefundSearchParams,
  RefundSellerActiveData,
  RefundSellerActiveParams,
  RefundSummary,
  ReturnGoodsAgreeParams
} from './refund-types.ts'
import type {
  AccountCheckParams,
  Follower,
  FollowersInfoSearchData,
  FollowersInfoSearchParams,
  NoParams,
  ShopBasicGetData,
  ShopGetData,
  UserOpenIdGetData,
  UserOpenIdGetParams,
  UsersInfoQueryData,
  UsersInfoQueryParams,
  UserWeixinOpenIdGetData,
  UserWeixinOpenIdGetParams
} from './shop-types.ts'
import type {
  SoldTrade,
  TradeGetData,
  TradeGetParams,
  TradeMemoUpdateData,
  TradeMemoUpdateParams,
  TradesSoldGetData,
  TradesSoldGetParams
} from './trade-types.ts'
import type { WriteResult } from './wire-types.ts'

/**
 * The APIs that are typed here, by `name/version`. Open to your own: what you add is typed in `call`, `paginate` and
 * `upload`, and what is not here can be called all the same.
 *
 * @example
 * ```ts
 * declare module '@kaifang/youzan' {
 *   interface YouzanApis {
 *     'youzan.item.detail.get/1.0.2': { params: { alias: string }; data: { title: string } }
 *   }
 * }
 * ```
 */
export interface YouzanApis {
  readonly 'youzan.trade.get/4.0.0': { readonly params: TradeGetParams; readonly data: TradeGetData }
  readonly 'youzan.trade.get/4.0.1': { readonly params: TradeGetParams; readonly data: TradeGetData }
  readonly 'youzan.trade.get/4.0.2': { readonly params: TradeGetParams; readonly data: TradeGetData }
  readonly 'youzan.trades.sold.get/4.0.0': {
    readonly params: TradesSoldGetParams
    readonly data: TradesSoldGetData
    readonly element: SoldTrade
  }
  readonly 'youzan.trades.sold.get/4.0.1': {
    readonly params: TradesSoldGetParams
    readonly data: TradesSoldGetData
    readonly element: SoldTrade
  }
  readonly 'youzan.trades.sold.get/4.0.2': {
    readonly params: TradesSoldGetParams
    readonly data: TradesSoldGetData
    readonly element: SoldTrade
  }
  readonly 'youzan.trades.sold.get/4.0.3': {
    readonly params: TradesSoldGetParams
    readonly data: TradesSoldGetData
    readonly element: SoldTrade
  }
  readonly 'youzan.trades.sold.get/4.0.4': {
    readonly params: TradesSoldGetParams
    readonly data: TradesSoldGetData
    readonly element: SoldTrade
  }
  readonly 'youzan.trade.memo.update/3.0.0': {
    readonly params: TradeMemoUpdateParams
    readonly data: TradeMemoUpdateData
  }
  readonly 'youzan.trade.refund.search/3.0.0': {
    readonly params: RefundSearchParams
    readonly data: RefundSearchData
    readonly element: RefundSummary
  }
  readonly 'youzan.trade.refund.search/3.0.1': {
    readonly params: RefundSearchParams
    readonly data: RefundSearchData
    readonly element: RefundSummary
  }
  readonly 'youzan.trade.refund.get/3.0.0': { readonly params: RefundGetParams; readonly data: RefundGetData }
  readonly 'youzan.trade.refund.get/3.0.1': { readonly params: RefundGetParams; readonly data: RefundGetData }
  readonly 'youzan.trade.refund.agree/3.0.0': { readonly params: RefundAgreeParams; readonly data: WriteResult }
  readonly 'youzan.trade.refund.agree/3.0.1': { readonly params: RefundAgreeParams; readonly data: WriteResult }
  readonly 'youzan.trade.refund.refuse/3.0.0': { readonly params: RefundRefuseParams; readonly data: WriteResult }
  readonly 'youzan.trade.returngoods.agree/3.0.0': {
    readonly params: ReturnGoodsAgreeParams
    readonly data: WriteResult
  }
  readonly 'youzan.trade.returngoods.refuse/3.0.0': { readonly params: RefundRefuseParams; readonly data: WriteResult }
  readonly 'youzan.trade.refund.seller.active/3.0.0': {
    readonly params: RefundSellerActiveParams
    readonly data: RefundSellerActiveData
  }
  readonly 'youzan.trade.refund.seller.active/3.0.1': {
    readonly params: RefundSellerActiveParams
    readonly data: RefundSellerActiveData
  }
  readonly 'youzan.trade.refund.amount.get/1.0.0': {
    readonly params: RefundAmountGetParams
    readonly data: RefundAmountGetData
  }
  readonly 'youzan.item.get/3.0.0': { readonly params: ItemGetParams; readonly data: ItemGetData }
  readonly 'youzan.items.onsale.get/3.0.0': {
    readonly params: ItemsListParams
    readonly data: ItemsListData
    readonly element: ItemSummary
  }
  readonly 'youzan.items.inventory.get/3.0.0': {
    readonly params: ItemsInventoryParams
    readonly data: ItemsListData
    readonly element: ItemSummary
  }
  readonly 'youzan.item.search/3.0.0': {
    readonly params: ItemSearchParams
    readonly data: ItemsListData
    readonly element: ItemSummary
  }
  readonly 'youzan.item.update.listing/3.0.0': { readonly params: ItemIdParams; readonly data: ItemIdData }
  readonly 'youzan.item.update.delisting/3.0.0': { readonly params: ItemIdParams; readonly data: ItemIdData }
  readonly 'youzan.item.quantity.update/3.0.0': {
    readonly params: ItemQuantityUpdateParams
    readonly data: WriteResult
  }
  readonly 'youzan.item.quantity.update/4.0.0': {
    readonly params: ItemQuantityUpdateParams
    readonly data: WriteResult
  }
  readonly 'youzan.item.sku.update/3.0.0': { readonly params: ItemSkuUpdateParams; readonly data: WriteResult }
  readonly 'youzan.item.delete/3.0.0': { readonly params: ItemIdParams; readonly data: ItemIdData }
  readonly 'youzan.item.delete/3.0.1': { readonly params: ItemIdParams; readonly data: ItemIdData }
  readonly 'youzan.materials.storage.platform.img.upload/3.0.0': {
    readonly params: ImageUploadParams
    readonly data: ImageUploadData
  }
  readonly 'youzan.logistics.expressbyorderno.get/3.0.0': {
    readonly params: ExpressByOrderNoParams
    readonly data: ExpressByOrderNoData
  }
  readonly 'youzan.logistics.express.get/3.0.0': { readonly params: NoParams; readonly data: ExpressGetData }
  readonly 'youzan.logistics.online.confirm/3.0.0': { readonly params: OnlineConfirmParams; readonly data: WriteResult }
  readonly 'youzan.shop.get/3.0.0': { readonly params: NoParams; readonly data: ShopGetData }
  readonly 'youzan.shop.basic.get/3.0.0': { readonly params: NoParams; readonly data: ShopBasicGetData }
  readonly 'youzan.users.info.query/1.0.0': { readonly params: UsersInfoQueryParams; readonly data: UsersInfoQueryData }
  readonly 'youzan.users.info.query/1.0.1': { readonly params: UsersInfoQueryParams; readonly data: UsersInfoQueryData }
  readonly 'youzan.user.openid.get/1.0.0': { readonly params: UserOpenIdGetParams; readonly data: UserOpenIdGetData }
  readonly 'youzan.user.weixin.openid.get/3.0.0': {
    readonly params: UserWeixinOpenIdGetParams
    readonly data: UserWeixinOpenIdGetData
  }
  readonly 'youzan.users.weixin.followers.info.search/3.0.0': {
    readonly params: FollowersInfoSearchParams
    readonly data: FollowersInfoSearchData
    readonly element: Follower
  }
  readonly 'youzan.users.account.check/1.0.0': { readonly params: AccountCheckParams; readonly data: boolean }
  readonly 'youzan.scrm.customer.create/3.0.0': {
    readonly params: CustomerCreateParams
    readonly data: CustomerCreateData
  }
  readonly 'youzan.scrm.customer.detail.get/1.0.1': {
    readonly params: CustomerDetailGetParams
    readonly data: Readonly<Record<string, unknown>>
  }
  readonly 'youzan.scrm.customer.list/1.0.0': {
    readonly params: CustomerListParams
    readonly data: CustomerListData
    readonly element: CustomerRecord
  }
  readonly 'youzan.crm.customer.points.get/1.0.0': { readonly params: PointsGetParams; readonly data: PointsGetData }
  readonly 'youzan.crm.customer.points.increase/4.0.0': {
    readonly params: PointsChangeParams
    readonly data: PointsChangeData
  }
  readonly 'youzan.crm.customer.points.decrease/4.0.0': {
    readonly params: PointsChangeParams
    readonly data: PointsChangeData
  }
  readonly 'youzan.cloud.client.query.encryptconfig/1.0.0': {
    readonly params: EncryptConfigParams
    readonly data: EncryptConfigData
  }
}

/** Name in a key of {@link YouzanApis}. */
export type NameIn<Key> = Key extends `${infer Name}/${string}` ? Name : never
/** Version in a key of {@link YouzanApis}. */
export type VersionIn<Key> = Key extends `${string}/${infer Version}` ? Version : never

/** Names of the typed APIs. */
export type ApiName = NameIn<keyof YouzanApis>

/** Versions in which an API is typed; any other text goes too, untyped. */
export type ApiVersion<Name extends string> =
  | VersionIn<Extract<keyof YouzanApis, `${Name}/${string}`>>
  | (string & Record<never, never>)

/** What is typed of an API; `undefined` where it is not. */
export type ShapeOf<Name extends string, Version extends string> = `${Name}/${Version}` extends keyof YouzanApis
  ? YouzanApis[`${Name}/${Version}`]
  : undefined

/** Parameters of an API; any object where it is not typed. */
export type ApiParams<Name extends string, Version extends string> =
  ShapeOf<Name, Version> extends { readonly params: infer Params extends object }
    ? Params
    : Readonly<Record<string, unknown>>

/** Payload of an API; `unknown` where it is not typed. */
export type ApiData<Name extends string, Version extends string> =
  ShapeOf<Name, Version> extends { readonly data: infer Data } ? Data : unknown

/** Element of a paged API; `unknown` where it is not typed. */
export type ApiElement<Name extends string, Version extends string> =
  ShapeOf<Name, Version> extends { readonly element: infer Element } ? Element : unknown
