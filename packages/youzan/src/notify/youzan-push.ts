import type { NotifyReply } from '@kaifang/http-core'
import type { TradeGetData } from '../apis/trade-types.ts'
import type { YouzanTimeText, YuanText } from '../apis/wire-types.ts'

/** Content of the classic refund messages (退款消息). */
export interface RefundMessage {
  readonly tid: string
  readonly refund_id: string
  /** Line ids, joined or as a list. */
  readonly oids?: string | readonly string[]
  readonly refund_type?: string
  readonly refunded_fee?: YuanText
  readonly refund_reason?: string | number
  readonly refund_reason_desc?: string
  readonly update_time?: YouzanTimeText
}

/** Content of messages that name an order and little else. */
export interface TradeStateMessage {
  readonly tid: string
  readonly update_time?: YouzanTimeText
}

/** Content of `trade_TradeClose`. */
export interface TradeCloseMessage extends TradeStateMessage {
  /** Text; `NONE` is possible. */
  readonly close_reason?: string
  /** As `close_type` of an order. */
  readonly close_type?: number
}

/** Content of `SCRM_CUSTOMER_EVENT`; the message's `status` says what happened, such as `CUSTOMER_UPDATED`. */
export interface CustomerEventMessage {
  readonly account_id: string
  readonly account_type: string
  readonly mobile?: string
}

/**
 * Content of messages by their type. Open to your own by declaration merging, like `YouzanApis`; types that are not here
 * come as `unknown`.
 */
export interface YouzanPushMessages {
  readonly trade_TradeCreate: TradeGetData
  readonly trade_TradePaid: TradeGetData
  readonly trade_TradeBuyerPay: TradeGetData
  readonly trade_TradePartlySellerShip: TradeStateMessage
  readonly trade_TradeSellerShip: TradeStateMessage
  readonly trade_TradeSuccess: TradeStateMessage
  readonly trade_TradeClose: TradeCloseMessage
  readonly trade_TradeMemoModified: TradeStateMessage
  readonly trade_refund_BuyerCreated: RefundMessage
  readonly trade_refund_RefundSellerAgree: RefundMessage
  readonly trade_refund_RefundSellerAgreeReturnGoods: RefundMessage
  readonly trade_refund_RefundBuyerReturnGoods: RefundMessage
  readonly trade_refund_RefundSellerRefuse: RefundMessage
  readonly trade_refund_RefundAgain: RefundMessage
  readonly trade_refund_RefundSuccess: RefundMessage
  readonly trade_refund_RefundClosed: RefundMessage
  readonly trade_refund_SysRefund: RefundMessage
  readonly SCRM_CUSTOMER_EVENT: CustomerEventMessage
}

/** Types of messages whose content is typed. */
export type PushType = keyof YouzanPushMessages

/** A message that the platform has signed (消息推送). */
export interface YouzanPush<Type extends string = string> {
  /** Such as `trade_TradeBuyerPay`. Of the body; only where that has none, of the header, which nothing signs. */
  readonly type: Type
  /** Content, decoded: narrow it with `isPush`. The text as it came where it is no JSON; `undefined` without one. */
  readonly msg: Type extends PushType ? YouzanPushMessages[Type] : unknown
  /** Shop that it is about (kdt_id). */
  readonly kdtId: string | undefined
  /** Headquarters of a chain (连锁总部, root_kdt_id). */
  readonly rootKdtId: string | undefined
  /** What it is about: the order number for messages of orders. */
  readonly id: string | undefined
  /** State of an order; for customers, what happened. */
  readonly status: string | undefined
  /** Tells messages apart (msg_id); some types have none. */
  readonly msgId: string | undefined
  /** Orders the states of one object: the higher one wins. Compare within one type only, since units differ. */
  readonly version: number | undefined
  /** How many times it was delivered before. */
  readonly sendCount: number | undefined
  /** A probe of the platform: answer success, and do nothing. */
  readonly test: boolean
  /** The same for each delivery of one message: `msgId`, or a digest of what stays the same. */
  readonly key: string
  /** The whole body as it came. */
  readonly raw: Readonly<Record<string, unknown>>
  /** What to answer once your work is done. */
  readonly successReply: NotifyReply
}

/**
 * Tells the type of a message, and types its content.
 *
 * @example
 * ```ts
 * import { isPush, type YouzanPush } from '@kaifang/youzan'
 * const orderOf = (push: YouzanPush) => (isPush(push, 'trade_TradeClose') ? push.msg.tid : undefined)
 * console.log(typeof orderOf) // => function
 * ```
 */
export function isPush<Type extends PushType>(push: YouzanPush, type: Type): push is YouzanPush<Type> {
  return push.type === type
}
