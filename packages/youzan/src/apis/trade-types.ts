import type { PageParams, WriteResult, YouzanLong, YouzanLongReply, YouzanTimeText, YuanText } from './wire-types.ts'

/** Parameters of `youzan.trade.get`. */
export interface TradeGetParams {
  /** Order number (订单号): `E` and 23 digits. */
  readonly tid: string
}

/** What the whole order is about. */
export interface OrderInfo {
  readonly tid: string
  /** Such as `WAIT_SELLER_SEND_GOODS`; unknown values may come, also as numbers. */
  readonly status: string
  readonly status_str?: string
  /** 0 normal, 1 gift, 10 group, 35 hotel, … */
  readonly type?: number
  readonly pay_type_str?: string
  /** 0 open, 1 expired, 2 refunded, 3 cancelled, 4 by the buyer, 5 by the seller, … */
  readonly close_type?: number
  /** 0 express, 1 pick-up, 2 local delivery, 9 none. */
  readonly express_type?: number
  /** 0 none, 2 partly, 12 fully refunded; 1 and 11 are in progress. */
  readonly refund_state?: number
  readonly created: YouzanTimeText
  readonly update_time?: YouzanTimeText
  readonly expired_time?: YouzanTimeText
  readonly pay_time?: YouzanTimeText | null
  readonly consign_time?: YouzanTimeText | null
  readonly confirm_time?: YouzanTimeText | null
  readonly success_time?: YouzanTimeText | null
  readonly offline_id?: YouzanLongReply
  readonly node_kdt_id?: YouzanLongReply
  readonly root_kdt_id?: YouzanLongReply
  readonly shop_name?: string
  readonly order_tags?: Readonly<Record<string, boolean>>
  /** Nearly all of it is text, also flags and numbers. */
  readonly order_extra?: Readonly<Record<string, unknown>>
}

/** One line of an order. */
export interface OrderLine {
  /** Line id (商品明细 id), 19 digits: text on both ways. */
  readonly oid: string
  readonly item_id: YouzanLongReply
  /** 0 without a sku. */
  readonly sku_id: YouzanLongReply
  readonly title: string
  readonly num: number
  readonly price: YuanText
  readonly discount_price?: YuanText
  readonly total_fee: YuanText
  readonly payment: YuanText
  readonly outer_item_id?: string
  readonly outer_sku_id?: string
  /** JSON text: `[{ k, k_id, v, v_id }]`. */
  readonly sku_properties_name?: string
  /** JSON text. */
  readonly buyer_messages?: string
  readonly item_type?: number
  readonly is_present?: boolean
  readonly alias?: string
  readonly pic_path?: string
}

/** What was paid, and how. */
export interface PayInfo {
  readonly total_fee: YuanText
  readonly post_fee: YuanText
  /** What is due. */
  readonly payment: YuanText
  /** What was paid. */
  readonly real_payment?: YuanText
  readonly transaction?: readonly string[]
  readonly outer_transactions?: readonly string[]
  /** In fen (分), unlike the amounts above. */
  readonly deduction_pay?: number
  /** In fen (分), unlike the amounts above. */
  readonly deduction_real_pay?: number
}

/** Where an order goes. Personal data; parts may be encrypted: see `decryptField`. */
export interface AddressInfo {
  readonly receiver_name?: string
  readonly receiver_tel?: string
  readonly delivery_province?: string
  readonly delivery_city?: string
  readonly delivery_district?: string
  readonly delivery_address?: string
  readonly delivery_postal_code?: string
  /** JSON text with `lng` or `lon`, `lat`, `areaCode`. */
  readonly address_extra?: string
  /** JSON text, or `''`. */
  readonly self_fetch_info?: string
}

/** An order with its lines (交易). */
export interface FullOrderInfo {
  readonly order_info: OrderInfo
  readonly orders: readonly OrderLine[]
  readonly pay_info?: PayInfo
  readonly address_info?: AddressInfo
  readonly buyer_info?: {
    readonly yz_open_id?: string
    readonly buyer_phone?: string
    readonly outer_user_id?: string
    readonly fans_id?: YouzanLongReply
  }
  readonly remark_info?: { readonly buyer_message?: string; readonly trade_memo?: string; readonly star?: number }
  readonly source_info?: Readonly<Record<string, unknown>>
  readonly child_info?: Readonly<Record<string, unknown>>
}

/** Result of `youzan.trade.get`, and content of the messages that report an order. */
export interface TradeGetData {
  readonly full_order_info: FullOrderInfo
  readonly delivery_order?: readonly {
    /** 0 to ship, 1 shipped. */
    readonly express_state?: number
    readonly oids?: readonly { readonly oid: YouzanLongReply }[]
    readonly dists?: readonly {
      readonly dist_id?: string
      readonly express_info?: { readonly express_id?: YouzanLongReply; readonly express_no?: string }
    }[]
  }[]
  readonly refund_order?: readonly {
    readonly refund_id: string
    readonly refund_fee: YuanText
    /** 1 waits for the seller, 10 refused, 20 agreed, 30 returned, 40 not received, 50 closed, 60 done. */
    readonly refund_state: number
    readonly oids?: readonly { readonly oid: YouzanLongReply }[]
  }[]
  readonly order_promotion?: Readonly<Record<string, unknown>>
}

/** Parameters of `youzan.trades.sold.get`. Times come in pairs, at most 3 months apart; `page_no` × `page_size` ≤ 10000. */
export interface TradesSoldGetParams extends PageParams {
  readonly start_created?: YouzanTimeText
  readonly end_created?: YouzanTimeText
  readonly start_update?: YouzanTimeText
  readonly end_update?: YouzanTimeText
  readonly start_success?: YouzanTimeText
  readonly end_success?: YouzanTimeText
  readonly start_pay?: YouzanTimeText
  readonly end_pay?: YouzanTimeText
  /** A word of the search, not of the order: `TRADE_CLOSE`, `TRADE_REFUND`, … */
  readonly status?: string
  readonly type?: string
  readonly tid?: string
  readonly yz_open_id?: string
  readonly receiver_name?: string
  readonly receiver_phone?: string
  readonly goods_id?: YouzanLong
  readonly goods_title?: string
  readonly keywords?: string
  readonly express_type?: string
  readonly offline_id?: YouzanLong
  readonly node_kdt_id?: YouzanLong
  readonly need_order_url?: boolean
}

/** Element of `youzan.trades.sold.get`. */
export interface SoldTrade {
  readonly full_order_info: FullOrderInfo
}

/** Result of `youzan.trades.sold.get`. */
export interface TradesSoldGetData {
  readonly total_results: number
  readonly full_order_info_list: readonly SoldTrade[]
}

/** Parameters of `youzan.trade.memo.update`. */
export interface TradeMemoUpdateParams {
  readonly tid: string
  readonly memo?: string
  /** Star, `"1"` to `"5"`. */
  readonly flag?: string
}

/** Result of `youzan.trade.memo.update`. */
export type TradeMemoUpdateData = WriteResult
