import type { DeliveryAttempt } from '../../../delivery-types.ts'

/** State of a trade on the wire (交易状态). */
export type AlipayTradeStatus = 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_FINISHED' | 'TRADE_CLOSED'

/** A trade by one of its numbers; a bare string is the merchant's number, or else Alipay's. */
export type AlipayTradeReference =
  | string
  | { readonly outTradeNo: string; readonly tradeNo?: undefined }
  | { readonly tradeNo: string; readonly outTradeNo?: undefined }

/** A means of payment and what it paid. */
export interface AlipayFund {
  /** `ALIPAYACCOUNT`, `PCREDIT`, `BANKCARD`, `COUPON`, `MDISCOUNT`, … */
  readonly fundChannel: string
  /** What it paid, in fen. */
  readonly amount: number
  /** Bank of a card. */
  readonly bankCode?: string | undefined
  /** `DEBIT_CARD`, `CREDIT_CARD` or `MIXED_CARD`. */
  readonly fundType?: string | undefined
}

/** A trade (交易). Money in fen. */
export interface AlipayTrade {
  /** Alipay's number, 28 digits. */
  readonly tradeNo: string
  /** The merchant's number. */
  readonly outTradeNo: string
  /** State. */
  readonly status: AlipayTradeStatus
  /** Method that placed it, e.g. `alipay.trade.create`. */
  readonly method: string
  /** Ordered total. */
  readonly totalAmount: number
  /** What the merchant gets; 0 while unpaid. */
  readonly receiptAmount: number
  /** What the buyer paid; 0 while unpaid. */
  readonly buyerPayAmount: number
  /** Refunded so far. */
  readonly refundedAmount: number
  /** Title. */
  readonly subject: string
  /** The buyer, once known. */
  readonly openId: string | undefined
  /** The buyer, once known. */
  readonly userId: string | undefined
  /** Means of payment; empty while unpaid. */
  readonly funds: readonly AlipayFund[]
  /** Where notifications go. */
  readonly notifyUrl: string | undefined
  /** `yyyy-MM-dd HH:mm:ss`, Beijing. */
  readonly createdAt: string
  /** The same, empty while unpaid. */
  readonly paidAt: string
}

/** How the buyer pays. Money in fen; the rest of the total comes from `channel`. */
export interface AlipayPayInput {
  /** Who pays, if the order did not name the buyer. @default a new user */
  readonly openId?: string | undefined
  /** Who pays, if the order did not name the buyer. */
  readonly userId?: string | undefined
  /** Means for the rest. @default 'ALIPAYACCOUNT' */
  readonly channel?: 'ALIPAYACCOUNT' | 'BANKCARD' | 'PCREDIT' | 'MONEYFUND' | 'PCARD' | undefined
  /** Red packet of Alipay (支付宝红包, `COUPON`): the merchant still gets it. @default 0 */
  readonly couponAmount?: number | undefined
  /** Discount of the merchant (商家优惠, `MDISCOUNT`): the merchant does not get it. @default 0 */
  readonly merchantDiscountAmount?: number | undefined
  /** Points (集分宝, `POINT`). @default 0 */
  readonly pointAmount?: number | undefined
}

/** What `pay()` returns. */
export interface AlipayPayment {
  /** The paid trade. */
  readonly order: AlipayTrade
  /** Page payments: where the buyer's browser is sent back (signed), if the order named a `return_url`. */
  readonly returnUrl: string | undefined
  /** The first notification, once its answer is in; `undefined` when no address is set or notifications are held. Never rejects. */
  readonly firstDelivery: Promise<DeliveryAttempt | undefined>
}

/** What the browser got. */
export interface AlipayOpenedPage {
  /** The trade, which exists from now on. */
  readonly order: AlipayTrade
  /** The cashier's page. */
  readonly html: string
}

/** A refund (退款). Money in fen. */
export interface AlipayRefund {
  /** The merchant's number of the refund; the trade's, if none was sent. */
  readonly outRequestNo: string
  /** The trade. */
  readonly outTradeNo: string
  /** The trade. */
  readonly tradeNo: string
  /** This refund. */
  readonly refundAmount: number
  /** `pending` only with `refunds: 'pending'`. */
  readonly status: 'success' | 'pending' | 'failure'
  /** `yyyy-MM-dd HH:mm:ss`, Beijing; empty until it is done. */
  readonly refundedAt: string
}

/** A refund by its trade and its number. */
export interface AlipayRefundReference {
  /** The merchant's number of the trade. */
  readonly outTradeNo: string
  /** The merchant's number of the refund. */
  readonly outRequestNo: string
}
