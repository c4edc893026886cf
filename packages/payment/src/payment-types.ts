import type { NotifyHandlerOptions, NotifyReply } from '@kaifang/http-core'

/** The two platforms. */
export type PaymentPlatform = 'weixin' | 'alipay'

/** What every operation's result begins with. */
export interface PaymentResult {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /** Every field as the platform sent it, by wire name, also those that this version does not know. */
  readonly raw: Readonly<Record<string, unknown>>
}

/**
 * Which order is meant: your number or the platform's; one is enough. With both, both platforms go by `transactionId`,
 * and a reply about another `outTradeNo` is refused.
 */
export type OrderReference =
  | {
      /** Your order number (商户订单号). */
      readonly outTradeNo: string
      readonly transactionId?: string | undefined
    }
  | {
      readonly outTradeNo?: string | undefined
      /** The platform's order number (平台订单号): WeChat's `transaction_id`, Alipay's `trade_no`. */
      readonly transactionId: string
    }

/** Input of {@link Payment.getOrderInfo} that both platforms take. */
export interface OrderInput {
  /** Who pays (用户标识), under this app: WeChat's `openid`, Alipay's user id (`2088…`) or open id. */
  readonly openid: string
  /** Title of the order (订单标题). Alipay shows it; up to 256 characters without `/`, `=`, `&`. */
  readonly subject: string
  /** Description (商品描述). WeChat shows it, up to 127 bytes; Alipay takes up to 128 characters. */
  readonly body: string
  /** Your order number (商户订单号), unique among your orders: 6 to 32 letters, digits and `_` suit both platforms. */
  readonly outTradeNo: string
  /** Amount in fen (分, 1/100 yuan), an integer from 1 up. */
  readonly totalFee: number
  /** Where the result is reported (支付结果通知地址): an absolute address without a query; https unless on this machine. */
  readonly notifyUrl: string
}

/**
 * State of an order (订单状态). WeChat: `SUCCESS` paid, `REFUND` paid and at least partly refunded, `NOTPAY`, `CLOSED`,
 * `REVOKED`, `USERPAYING`, `PAYERROR`, `ACCEPT`. Alipay: `USERPAYING` not paid yet, `SUCCESS` paid, `FINISHED` paid and
 * past refunding, `CLOSED` closed unpaid or refunded in full. Others may come, as the platform writes them.
 */
export type TradeState =
  | 'SUCCESS'
  | 'REFUND'
  | 'NOTPAY'
  | 'CLOSED'
  | 'REVOKED'
  | 'USERPAYING'
  | 'PAYERROR'
  | 'ACCEPT'
  | 'FINISHED'
  | (string & {})

/** Result of {@link Payment.orderQuery}. Fields that an unpaid order does not have are `undefined`. */
export interface OrderQueryResult extends PaymentResult {
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
  /** The platform's order number (平台订单号); WeChat gives one only once it is paid. */
  readonly transactionId: string | undefined
  /** State of the order (订单状态), in the words of the platform's column of {@link TradeState}. */
  readonly tradeState: TradeState
  /**
   * Whether the buyer has paid: WeChat `SUCCESS` and `REFUND`, Alipay `SUCCESS` and `FINISHED`. Alipay's `CLOSED` can't
   * tell an order refunded in full from one never paid, and counts as not paid.
   */
  readonly paid: boolean
  /** Amount of the order (标价金额) in fen. */
  readonly totalFee: number | undefined
  /** Amount that is settled (应结订单金额) in fen: less coupons that the platform paid. */
  readonly settlementTotalFee: number | undefined
  /** What the buyer paid himself (现金支付金额) in fen. */
  readonly cashFee: number | undefined
  /** Who paid (用户标识). */
  readonly openid: string | undefined
  /** Currency of the order (货币种类), `CNY` where the platform says nothing. */
  readonly feeType: string
  /** When it was paid (支付完成时间), `yyyyMMddHHmmss`, Beijing time. */
  readonly timeEnd: string | undefined
}

/** Input of {@link Payment.closeOrder} that both platforms take. */
export interface CloseOrderInput {
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
}

/** Result of {@link Payment.closeOrder}. */
export interface CloseOrderResult extends PaymentResult {
  /** Your order number (商户订单号). WeChat's reply does not name it: there it is the one you gave. */
  readonly outTradeNo: string | undefined
  /** Whether it was closed before: by an earlier call, by its end of time, or, on Alipay, by a refund in full. */
  readonly alreadyClosed: boolean
}

/** Input of {@link Payment.refund} that both platforms take. */
export type RefundInput = OrderReference & {
  /**
   * Your number of this refund (商户退款单号), up to 64 characters. The same number refunds once, however often it is sent:
   * repeat a refund of unknown outcome with the number unchanged.
   */
  readonly outRefundNo: string
  /** Amount of the whole order (订单总金额) in fen; Alipay does without, and only checks it against `refundFee`. */
  readonly totalFee: number
  /** Amount to refund now (退款金额) in fen, from 1 up to what is left. */
  readonly refundFee: number
  /** Currency (货币种类). @default the order's */
  readonly refundFeeType?: string | undefined
  /** Reason that the buyer sees (退款原因): WeChat up to 80 characters, Alipay up to 256. */
  readonly refundDesc?: string | undefined
}

/**
 * How far a refund is (退款状态): `SUCCESS` the money went back, `PROCESSING` accepted or on its way, `REFUNDCLOSE`
 * closed, `CHANGE` the buyer's bank refused it and you must act in the merchant platform (both WeChat only), `UNKNOWN`
 * the reply does not tell: ask again later, and never take it for a failure.
 */
export type RefundStatus = 'SUCCESS' | 'PROCESSING' | 'REFUNDCLOSE' | 'CHANGE' | 'UNKNOWN' | (string & {})

/** Result of {@link Payment.refund}. */
export interface RefundResult extends PaymentResult {
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
  /** The platform's order number (平台订单号). */
  readonly transactionId: string
  /** Your number of this refund (商户退款单号): the one that was sent. */
  readonly outRefundNo: string
  /** The platform's number of this refund (平台退款单号); Alipay has none. */
  readonly refundId: string | undefined
  /**
   * Amount refunded (退款总金额) in fen. WeChat: of this refund. Alipay: **of all refunds of this order so far**, this one
   * included.
   */
  readonly refundFee: number | undefined
  /** What goes back to the buyer himself (现金退款金额) in fen, without coupons; `undefined` where the platform does not tell. */
  readonly cashRefundFee: number | undefined
  /**
   * `SUCCESS` only when this reply proves that money moved. `PROCESSING` otherwise, and always on WeChat, which only
   * accepts here: `refundQuery` or the notification tells the outcome.
   */
  readonly refundStatus: 'SUCCESS' | 'PROCESSING'
}

/** Input of {@link Payment.refundQuery} that both platforms take. */
export type RefundQueryInput = OrderReference & {
  /** Your number of the refund (商户退款单号). */
  readonly outRefundNo: string
}

/** Result of {@link Payment.refundQuery}. */
export interface RefundQueryResult extends PaymentResult {
  /** Your order number (商户订单号). */
  readonly outTradeNo: string | undefined
  /** The platform's order number (平台订单号). */
  readonly transactionId: string | undefined
  /** Amount of the order (订单金额) in fen. */
  readonly totalFee: number | undefined
  /** Amount refunded (退款总金额) in fen. WeChat: of all refunds of the order. Alipay: of the refund that was asked for. */
  readonly refundFee: number | undefined
  /** How far the refund is; on WeChat `undefined` when the reply holds several refunds, see `refundList`. */
  readonly refundStatus: RefundStatus | undefined
}

/** Input of {@link Payment.openBill} and {@link Payment.downloadBill} that both platforms take. */
export interface BillInput {
  /** Day of the bill (对账单日期), `yyyyMMdd` as in `20140603`, Beijing time. There from about 10:00 on the day after. */
  readonly billDate: string
}

/** Result of {@link Payment.downloadBill}: the whole bill in memory. */
export interface BillResult {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /** The bill: text of a table (WeChat), or the bytes of a zip file of such tables (Alipay). */
  readonly content: string | Uint8Array
}

/** Result of {@link Payment.openBill}: the bill as a stream, of any size. */
export interface BillStream {
  /**
   * The bill's bytes as they come: give them to `readBill` of `@kaifang/bill-csv`. Fails, and never just ends, when the
   * bill is cut short. Read it to its end or call `body.cancel()`: until then it holds a connection.
   */
  readonly body: ReadableStream<Uint8Array>
}

/** A payment notification (支付结果通知) that the platform has signed and that reports a payment made to you. */
export interface PaymentNotify {
  readonly platform: PaymentPlatform
  /** Tells payments, refunds and other messages apart. */
  readonly kind: 'payment'
  /** Amount of the order (订单总金额) in fen. Compare it with your own order before you grant anything. */
  readonly totalFee: number
  /** What the buyer paid himself (现金支付金额) in fen; `undefined` where the platform does not tell. */
  readonly cashFee: number | undefined
  /** Currency (货币类别); `CNY` where the platform says nothing. */
  readonly feeType: string
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
  /** The platform's order number (平台订单号). */
  readonly transactionId: string
  /** When it was paid (支付完成时间), `yyyyMMddHHmmss`, Beijing time. */
  readonly timeEnd: string | undefined
  /** Who paid (用户id). */
  readonly openid: string | undefined
  /** Every field as it was signed, by wire name. */
  readonly raw: Readonly<Record<string, unknown>>
  /** What to answer once your work is done. */
  readonly successReply: NotifyReply
}

/** A refund notification (退款结果通知) that is authentic and about an order of yours. */
export interface RefundNotify {
  readonly platform: PaymentPlatform
  /** Tells payments, refunds and other messages apart. */
  readonly kind: 'refund'
  /** Amount of the order (订单总金额) in fen. */
  readonly totalFee: number
  /**
   * Amount refunded (申请退款金额) in fen. WeChat: of this refund. Alipay: **of all refunds of this order so far**.
   */
  readonly refundFee: number
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
  /** The platform's order number (平台订单号). */
  readonly transactionId: string
  /** Your number of this refund (商户退款单号); Alipay leaves it out of some messages. */
  readonly outRefundNo: string | undefined
  /** What became of it (退款状态). Alipay reports only refunds that succeeded. */
  readonly refundStatus: RefundStatus
  /** Every field as it was signed, by wire name. */
  readonly raw: Readonly<Record<string, unknown>>
  /** What to answer once your work is done. */
  readonly successReply: NotifyReply
}

/** An authentic message that reports neither a payment nor a refund: an order closed unpaid, a payment that failed. */
export interface OtherNotify {
  readonly platform: PaymentPlatform
  /** Tells payments, refunds and other messages apart. */
  readonly kind: 'other'
  /** Your order number (商户订单号), where the message has one. */
  readonly outTradeNo: string | undefined
  /** The platform's order number (平台订单号), where the message has one. */
  readonly transactionId: string | undefined
  /** What it reports, in the platform's word: Alipay's `trade_status`, WeChat's `err_code`. */
  readonly state: string | undefined
  /** Every field as it was signed, by wire name. */
  readonly raw: Readonly<Record<string, unknown>>
  /** What to answer once your work is done. */
  readonly successReply: NotifyReply
}

/** Options of {@link Payment.createNotifyHandler}. */
export interface PaymentNotifyHandlerOptions<
  Paid extends PaymentNotify = PaymentNotify,
  Refunded extends RefundNotify = RefundNotify
> extends Pick<NotifyHandlerOptions<unknown>, 'onceStore' | 'onError' | 'leaseMs' | 'keepMs'> {
  /**
   * Your work for a payment; runs once an order. Compare `totalFee` with your own order first. When it throws, the
   * platform is told to deliver again.
   */
  readonly onPayment: (notify: Paid) => Promise<void> | void
  /** Your work for a refund; runs once a refund and outcome. When it throws, the platform is told to deliver again. */
  readonly onRefund: (notify: Refunded) => Promise<void> | void
  /** Your work for anything else that is authentic. @default it is answered as done */
  readonly onOther?: (notify: OtherNotify) => Promise<void> | void
}
