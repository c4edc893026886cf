import type { PageParams, WriteResult, YouzanLong, YouzanTimeText, YuanText } from './wire-types.ts'

/** Parameters of `youzan.trade.refund.search`. Times are seconds; `page_no` ≤ 100, × `page_size` ≤ 3000. */
export interface RefundSearchParams extends PageParams {
  readonly tid?: string
  readonly refund_id?: string
  readonly status?: string
  /** Version 3.0.0; 3.0.1 calls it `type` and wants a number. */
  readonly refund_type?: string
  readonly type?: number
  /** Seconds since the epoch. */
  readonly create_time_start?: number
  /** Seconds since the epoch. */
  readonly create_time_end?: number
  /** Seconds since the epoch. */
  readonly update_time_start?: number
  /** Seconds since the epoch. */
  readonly update_time_end?: number
  readonly cs_status?: number
  readonly yz_open_id?: string
}

/** Element of `youzan.trade.refund.search`. */
export interface RefundSummary {
  readonly refund_id: string
  readonly tid: string
  readonly kdt_id: number
  /** Such as `WAIT_SELLER_AGREE`, `CLOSED`, `SUCCESS`. */
  readonly status: string
  readonly refund_type: string
  readonly refund_fee: YuanText
  readonly reason?: number
  readonly return_goods?: boolean
  readonly cs_status?: number
  readonly created: YouzanTimeText
  readonly modified?: YouzanTimeText
}

/** Result of `youzan.trade.refund.search`. */
export interface RefundSearchData {
  readonly total: number
  readonly refunds: readonly RefundSummary[]
}

/** Parameters of `youzan.trade.refund.get`. */
export interface RefundGetParams {
  readonly refund_id: string
  /** Version 3.0.1. */
  readonly query_option?: { readonly include_all_consult_message?: boolean }
}

/** Result of `youzan.trade.refund.get`. */
export interface RefundGetData extends RefundSummary {
  /** Line id, 19 digits. */
  readonly oid: string
  /** What `refund.agree` and its like want back, in milliseconds; a stale one is refused (103010039). */
  readonly version: number
  readonly refund_postage?: YuanText
  readonly desc?: string
  /** 1 refund, 2 return, 3 exchange. */
  readonly demand?: number
  readonly item_num?: number
  readonly refund_account_time?: YouzanTimeText
  readonly refund_order_item?: readonly Readonly<Record<string, unknown>>[]
  readonly refund_fund_list?: readonly Readonly<Record<string, unknown>>[]
  readonly consult_message?: readonly Readonly<Record<string, unknown>>[]
  readonly logistics?: Readonly<Record<string, unknown>>
}

/** Parameters of `youzan.trade.refund.agree`. */
export interface RefundAgreeParams {
  readonly refund_id: string
  /** Of `youzan.trade.refund.get`. */
  readonly version: number
}

/** Parameters of `youzan.trade.refund.refuse` and `youzan.trade.returngoods.refuse`. */
export interface RefundRefuseParams extends RefundAgreeParams {
  readonly remark: string
}

/** Parameters of `youzan.trade.returngoods.agree`. */
export interface ReturnGoodsAgreeParams extends RefundAgreeParams {
  readonly name: string
  readonly mobile: string
  readonly address: string
  readonly post?: number
  readonly tel?: string
  readonly remark?: string
}

/** Parameters of `youzan.trade.refund.seller.active`: a refund that the seller begins. Not idempotent before 3.0.1. */
export interface RefundSellerActiveParams {
  readonly tid: string
  /** Line id, 19 digits: give text or a bigint; it goes out as a bare number. */
  readonly oid: YouzanLong
  readonly refund_fee: YuanText
  readonly desc: string
  /** Version 3.0.1. */
  readonly biz_value?: string
  /** Version 3.0.1. */
  readonly items?: readonly Readonly<Record<string, unknown>>[]
  /** Version 3.0.1. */
  readonly refund_fee_type?: number
}

/** Result of `youzan.trade.refund.seller.active`. */
export interface RefundSellerActiveData extends WriteResult {
  readonly refund_id: string
}

/** Parameters of `youzan.trade.refund.amount.get`. */
export interface RefundAmountGetParams {
  readonly tid: string
  readonly oids?: readonly YouzanLong[]
}

/** Result of `youzan.trade.refund.amount.get`. */
export interface RefundAmountGetData {
  readonly order_aggregate: Readonly<Record<string, unknown>>
}
