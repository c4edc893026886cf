import type {
  BillInput,
  BillResult,
  CloseOrderResult,
  OrderQueryResult,
  OrderReference,
  PaymentNotify,
  PaymentResult,
  RefundNotify,
  RefundQueryInput,
  RefundQueryResult,
  RefundResult
} from '../payment-types.ts'

/**
 * The client that pays: `mp-alipay` mini program, `app` or `app-plus` App, `page` browser on a computer, `wap` browser on
 * a phone.
 */
export type AlipayClientType = 'mp-alipay' | 'app' | 'app-plus' | 'page' | 'wap'

/** What an order of any client has. */
export interface AlipayOrder {
  /** Title (订单标题) that the buyer sees, up to 256 characters without `/`, `=`, `&`. */
  readonly subject: string
  /** Description (商品描述), up to 128 characters. */
  readonly body?: string | undefined
  /** Your order number (商户订单号), up to 64 letters, digits and `_`; unique among your orders. */
  readonly outTradeNo: string
  /** Amount in fen (分, 1/100 yuan), an integer from 1 to 10000000000. Sent in yuan. */
  readonly totalFee: number
  /** Where the result is reported (支付结果通知地址), up to 256 characters. Without it no notification comes. */
  readonly notifyUrl: string
  /**
   * The product that you signed for (销售产品码). @default `JSAPI_PAY` (mini program), `QUICK_MSECURITY_PAY` (App),
   * `FAST_INSTANT_TRADE_PAY` (page), `QUICK_WAP_WAY` (wap); older mini-program contracts want `FACE_TO_FACE_PAYMENT`
   */
  readonly productCode?: string | undefined
  /** Until when it can be paid (绝对超时时间), `yyyyMMddHHmmss` or `yyyy-MM-dd HH:mm:ss`, Beijing time. */
  readonly timeExpire?: string | undefined
  /** How long it can be paid (相对超时时间): `1m` to `15d`, or `1c` for the end of the day. */
  readonly timeoutExpress?: string | undefined
  /** Comes back in the notification unchanged (公用回传参数), up to 512 characters; the platform wants it URL-encoded. */
  readonly passbackParams?: string | undefined
  /**
   * Further members of `biz_content`, by wire name, such as `goods_detail`, `extend_params`, `business_params`. Only what
   * the platform documents: it may refuse anything else.
   */
  readonly extra?: Readonly<Record<string, unknown>> | undefined
}

/** Fields of an order that a client needs or has of its own; part of {@link AlipayOrderInput}. */
export type AlipayClientFields<T extends AlipayClientType> = T extends 'mp-alipay'
  ? {
      /** Who pays (用户标识): user id (`2088…`, 16 digits) or open id; which one it is shows in its shape. */
      readonly openid: string
      /** The mini program that pays (小程序应用ID). @default `appId` of the settings for `JSAPI_PAY` */
      readonly opAppId?: string | undefined
    }
  : T extends 'page' | 'wap'
    ? {
        readonly openid?: string | undefined
        /** Where the browser goes after paying (同步跳转地址). What it brings along proves nothing: query the order. */
        readonly returnUrl?: string | undefined
        /** Where the browser goes when the buyer gives up (中途退出地址); phones only. */
        readonly quitUrl?: string | undefined
      }
    : { readonly openid?: string | undefined }

/** Input of {@link AlipayPayment.getOrderInfo}. */
export type AlipayOrderInput<T extends AlipayClientType> = AlipayOrder & {
  /** The client that pays. @default the one of the settings */
  readonly clientType?: T
} & AlipayClientFields<T>

/** How a browser gets to the cashier: either way, nothing was sent to the platform yet. */
export interface AlipayPageOrder {
  /** Address to redirect the browser to. */
  readonly url: string
  /** A page's fragment that posts itself: for orders too long for an address. */
  readonly form: string
}

/** Result of {@link AlipayPayment.getOrderInfo} for a client. */
export type AlipayOrderInfo<T extends AlipayClientType> = T extends 'mp-alipay' | 'app' | 'app-plus'
  ? string
  : T extends 'page' | 'wap'
    ? AlipayPageOrder
    : never

/** Input of {@link AlipayPayment.orderQuery}. */
export type AlipayOrderQueryInput = OrderReference

/** Result of {@link AlipayPayment.orderQuery}. */
export interface AlipayOrderQueryResult extends OrderQueryResult {
  readonly transactionId: string
  /** Currency that the buyer paid in (支付币种), where the reply names one. */
  readonly cashFeeType: string | undefined
}

/** Input of {@link AlipayPayment.closeOrder}. */
export type AlipayCloseOrderInput = OrderReference

/** Result of {@link AlipayPayment.closeOrder}. */
export interface AlipayCloseOrderResult extends CloseOrderResult {
  /** Your order number (商户订单号). */
  readonly outTradeNo: string
  /** The platform's order number (平台订单号). */
  readonly transactionId: string
}

/** Input of {@link AlipayPayment.cancelOrder}. */
export type CancelOrderInput = OrderReference

/** Result of {@link AlipayPayment.cancelOrder}. */
export interface CancelOrderResult extends PaymentResult {
  /** Your order number (商户订单号). */
  readonly outTradeNo: string | undefined
  /** The platform's order number (平台订单号); `undefined` when the platform knows no such order. */
  readonly transactionId: string | undefined
  /** `Y`: it could not be done at the moment, call again with the same number; `N`: settled. */
  readonly retryFlag: 'Y' | 'N'
  /** What was done: `close` it was unpaid, `refund` it was paid and the money went back, `undefined` nothing. */
  readonly action: 'close' | 'refund' | undefined
}

/** Input of {@link AlipayPayment.refund}. */
export type AlipayRefundInput = OrderReference & {
  /**
   * Your number of this refund (商户退款单号), up to 64 characters; needed for a partial refund. The same number refunds
   * once. @default `outTradeNo`, which suits one refund in full
   */
  readonly outRefundNo?: string | undefined
  /** Amount of the whole order (订单总金额) in fen. Not sent: with it, a partial refund without a number is caught here. */
  readonly totalFee?: number | undefined
  /** Amount to refund now (退款金额) in fen, from 1 up to what is left. */
  readonly refundFee: number
  /** Currency (货币种类). @default the order's */
  readonly refundFeeType?: string | undefined
  /** Reason (退款原因), up to 256 characters. */
  readonly refundDesc?: string | undefined
  /** Further members of `biz_content`, by wire name, such as `refund_royalty_parameters`. Only what is documented. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined
}

/** Through which channel money went back (退款资金渠道). The seed documents these fields for `refundRoyaltys`. */
export interface RefundDetailItem {
  /** Channel (资金渠道): `ALIPAYACCOUNT`, `BANKCARD`, `COUPON`, …; others may come. */
  readonly fundChannel: string | undefined
  /** Bank (银行代码), for bank cards. */
  readonly bankCode: string | undefined
  /** Amount (金额) in fen. */
  readonly amount: number | undefined
  /** What the channel really paid (实际付款金额), in fen. */
  readonly realAmount: number | undefined
  /** Kind of card (资金类型), for bank cards: `DEBIT_CARD`, `CREDIT_CARD`, `MIXED_CARD`. */
  readonly fundType: string | undefined
}

/** A share that was taken back from a partner (退分账明细). */
export interface RefundRoyaltysItem {
  /** Amount (退分账金额) in fen. */
  readonly refundAmount: number | undefined
  /** Kind (分账类型): `transfer`, `replenish`, … */
  readonly royaltyType: string | undefined
  /** What became of it (退分账结果码), `SUCCESS` for done. */
  readonly resultCode: string | undefined
  /** Account that paid (转出人支付宝账号). */
  readonly transOut: string | undefined
  readonly transOutEmail: string | undefined
  /** Account that received (转入人支付宝账号). */
  readonly transIn: string | undefined
  readonly transInEmail: string | undefined
}

/** Result of {@link AlipayPayment.refund}. */
export interface AlipayRefundResult extends RefundResult {
  /** Alipay has no number of its own for a refund. */
  readonly refundId: undefined
  /** Whether this call moved money (本次退款是否发生了资金变化). */
  readonly fundChange: 'Y' | 'N' | undefined
  /** Who paid (用户标识). */
  readonly openid: string | undefined
  /** Through which channels this refund went (退款使用的资金渠道). */
  readonly refundDetailItemList: readonly RefundDetailItem[]
}

/** Input of {@link AlipayPayment.refundQuery}. */
export type AlipayRefundQueryInput = RefundQueryInput

/** Result of {@link AlipayPayment.refundQuery}. */
export interface AlipayRefundQueryResult extends RefundQueryResult {
  /** Your number of the refund (商户退款单号). */
  readonly outRefundNo: string | undefined
  /** The platform's number of the settlement (退款清算编号), which most replies do not have. */
  readonly refundId: string | undefined
  /** Reason (退款理由). */
  readonly refundDesc: string | undefined
  /** Shares that were taken back (退分账明细信息). */
  readonly refundRoyaltys: readonly RefundRoyaltysItem[]
  /** Through which channels it went (退款使用的资金渠道). */
  readonly refundDetailItemList: readonly RefundDetailItem[]
}

/** Input of {@link AlipayPayment.openBill} and {@link AlipayPayment.downloadBill}. */
export interface AlipayBillInput extends BillInput {
  /** Day `yyyyMMdd` or month `yyyyMM` (账单时间), Beijing time; also with hyphens. Not today and not this month. */
  readonly billDate: string
  /** Which bill (账单类型): `trade` orders and refunds, `signcustomer` movements of the balance, and others. @default `trade` */
  readonly billType?:
    | 'trade'
    | 'signcustomer'
    | 'merchant_act'
    | 'trade_zft_merchant'
    | 'zft_acc'
    | 'settlementMerge'
    | undefined
  /** Sub-merchant (二级商户号); for `trade_zft_merchant` only. */
  readonly smid?: string | undefined
}

/** Result of {@link AlipayPayment.downloadBill}. */
export interface AlipayBillResult extends BillResult {
  /** A zip file with the bill and its summary, in GBK. */
  readonly content: Uint8Array
}

/** Result of {@link AlipayPayment.verifyPaymentNotify}. */
export interface AlipayPaymentNotify extends PaymentNotify {
  readonly platform: 'alipay'
  /** Your app (应用ID). */
  readonly appId: string
  /** Who was paid (卖家支付宝用户号). */
  readonly sellerId: string | undefined
  /**
   * `SUCCESS`, or `FINISHED` for a product without refunds. A contract that sends it reports `FINISHED` also when the time
   * for refunds is over, months after the payment: your own order must not be delivered twice.
   */
  readonly tradeState: 'SUCCESS' | 'FINISHED'
  /** The same as `tradeState`, under the name that uniCloud gives it. */
  readonly resultCode: 'SUCCESS' | 'FINISHED'
  /** The platform's id of this message (通知校验ID); the same on each delivery. */
  readonly notifyId: string
}

/** Result of {@link AlipayPayment.verifyRefundNotify}. */
export interface AlipayRefundNotify extends RefundNotify {
  readonly platform: 'alipay'
  /** Only refunds that succeeded are reported. */
  readonly refundStatus: 'SUCCESS'
  /** Your app (应用ID). */
  readonly appId: string
  /** Who refunds (卖家支付宝用户号). */
  readonly sellerId: string | undefined
  /** State of the order: `SUCCESS` something is left, `CLOSED` refunded in full, `FINISHED`. */
  readonly tradeState: string
  /** When it was refunded (退款时间), as the platform writes it: `yyyy-MM-dd HH:mm:ss.SSS`, Beijing time. */
  readonly refundTime: string | undefined
  /** The platform's id of this message (通知校验ID); the same on each delivery. */
  readonly notifyId: string
}
