import type { DeliveryAttempt } from '../../../delivery-types.ts'

/** Status of an order (订单状态). `TRADE_PAID` is momentary. */
export type YouzanTradeStatus =
  | 'WAIT_BUYER_PAY'
  | 'TRADE_PAID'
  | 'WAIT_SELLER_SEND_GOODS'
  | 'WAIT_BUYER_CONFIRM_GOODS'
  | 'TRADE_SUCCESS'
  | 'TRADE_CLOSED'

/** Status of a refund (退款状态). */
export type YouzanRefundStatus =
  | 'WAIT_SELLER_AGREE'
  | 'WAIT_BUYER_RETURN_GOODS'
  | 'WAIT_SELLER_CONFIRM_GOODS'
  | 'SELLER_REFUSE_BUYER'
  | 'SELLER_REFUSE_BUYER_RETURN_GOODS'
  | 'CLOSED'
  | 'SUCCESS'

/** One line of an order to be made. */
export interface YouzanLineInput {
  /** Goods of the shop (商品). @default the shop's first goods, made when there are none */
  readonly itemId?: number | undefined
  /** Which of its kinds (规格); 0 where there are none. @default the first */
  readonly skuId?: number | undefined
  /** How many. @default 1 */
  readonly num?: number | undefined
}

/** An order to be made. */
export interface YouzanTradeInput {
  /** The shop. @default the first */
  readonly grantId?: string | undefined
  /** What is bought. @default one line */
  readonly lines?: readonly YouzanLineInput[] | undefined
  /** `yz_open_id` of a customer of the shop. @default a new customer */
  readonly buyer?: string | undefined
  /** Postage in fen (分). @default 0 */
  readonly postFee?: number | undefined
  /** What the buyer writes (买家留言). @default '' */
  readonly buyerMessage?: string | undefined
}

/** One line of an order. */
export interface YouzanLine {
  /** 19 digits: past 2^53. */
  readonly oid: string
  /** The goods. */
  readonly itemId: number
  /** 0 where the goods have no kinds. */
  readonly skuId: number
  /** Title of the goods at the time. */
  readonly title: string
  /** How many. */
  readonly num: number
  /** Price of one in fen (分). */
  readonly price: number
  /** Whether it is on its way. */
  readonly sent: boolean
}

/** An order as the sandbox's user sees it. */
export interface YouzanTrade {
  /** Order number: `E` and 23 digits. */
  readonly tid: string
  /** The shop. */
  readonly grantId: string
  /** `yz_open_id` of the buyer. */
  readonly buyer: string
  /** Where it stands. */
  readonly status: YouzanTradeStatus
  /** What was bought. */
  readonly lines: readonly YouzanLine[]
  /** Sum to pay with postage, in fen (分). */
  readonly payment: number
  /** Sum that went back, in fen (分). */
  readonly refunded: number
  /** The merchant's note (卖家备注). */
  readonly memo: string
  /** Epoch milliseconds. */
  readonly createdAt: number
  /** Epoch milliseconds; absent while unpaid. */
  readonly paidAt: number | undefined
}

/** What a change of an order gives back. */
export interface YouzanTradeChange {
  /** The order afterwards. */
  readonly trade: YouzanTrade
  /** First attempt to deliver the last push of the change; `undefined` without a push address. */
  readonly firstDelivery: Promise<DeliveryAttempt | undefined>
}

/** How goods are sent. */
export interface YouzanShipInput {
  /** Order number. */
  readonly tid: string
  /** Lines that go; absent is all that wait. */
  readonly oids?: readonly string[] | undefined
  /** Carrier (快递公司) by id. @default 1 */
  readonly expressId?: number | undefined
  /** Tracking number: letters, digits, hyphen. @default a seeded one */
  readonly expressNo?: string | undefined
}

/** A refund that a buyer asks for. */
export interface YouzanRefundInput {
  /** Order number. */
  readonly tid: string
  /** The line. @default the first */
  readonly oid?: string | undefined
  /** In fen (分). @default all that is left of the line */
  readonly refundFee?: number | undefined
  /** With goods to be sent back (退货退款). @default false */
  readonly returnGoods?: boolean | undefined
  /** What the buyer writes. @default '' */
  readonly desc?: string | undefined
}

/** A refund as the sandbox's user sees it. */
export interface YouzanRefund {
  /** 24 digits. */
  readonly refundId: string
  /** Order number. */
  readonly tid: string
  /** The line. */
  readonly oid: string
  /** In fen (分). */
  readonly refundFee: number
  /** Where it stands. */
  readonly status: YouzanRefundStatus
  /** Who began it. */
  readonly type: 'BUYER_APPLY_REFUND' | 'SELLER_REFUND'
  /** Epoch milliseconds; every change has another, and `agree` must name the last. */
  readonly version: number
}
