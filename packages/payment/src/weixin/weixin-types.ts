import type { Effect } from '@kaifang/http-core'
import type {
  BillInput,
  BillResult,
  CloseOrderInput,
  CloseOrderResult,
  OrderQueryResult,
  OrderReference,
  PaymentNotify,
  RefundNotify,
  RefundQueryResult,
  RefundResult,
  RefundStatus
} from '../payment-types.ts'

/**
 * The client that pays: `mp-weixin` mini program, `jsapi` page in WeChat, `app` or `app-plus` App, `h5` browser on a
 * phone, `native` QR code.
 */
export type WeixinClientType = 'mp-weixin' | 'jsapi' | 'app' | 'app-plus' | 'h5' | 'native'

/** What an order of any client has. */
export interface WeixinOrder {
  /** Description (商品描述) that the buyer sees, up to 127 bytes. */
  readonly body: string
  /** Alipay's title (订单标题); taken so that one input suits both platforms, and not sent. */
  readonly subject?: string | undefined
  /** Your order number (商户订单号), 6 to 32 letters, digits, `_`, `-`, `|`, `*`; unique among your orders. */
  readonly outTradeNo: string
  /** Amount in fen (分, 1/100 yuan), an integer from 1 up. */
  readonly totalFee: number
  /** Where the result is reported (支付结果通知地址), up to 256 characters, without a query. */
  readonly notifyUrl: string
  /** Currency (标价币种). @default `CNY`, by the platform */
  readonly feeType?: string | undefined
  /** Text of yours that comes back unchanged (附加数据), up to 127 characters. */
  readonly attach?: string | undefined
  /** Details of the goods (商品详情), up to 6000 characters of JSON; an object is written as JSON. */
  readonly detail?: string | object | undefined
  /** Terminal (设备号), printed in the bill; `WEB` for web pages. */
  readonly deviceInfo?: string | undefined
  /** When the order was made (交易起始时间), `yyyyMMddHHmmss`, Beijing time. */
  readonly timeStart?: string | undefined
  /** Until when it can be paid (交易结束时间), `yyyyMMddHHmmss`, Beijing time. @default 2 hours, by the platform */
  readonly timeExpire?: string | undefined
  /** Mark for coupons (订单优惠标记). */
  readonly goodsTag?: string | undefined
  /** `no_credit`: not by credit card (指定支付方式). */
  readonly limitPay?: 'no_credit' | undefined
  /** Whether the invoice entry shows (电子发票入口开放标识). */
  readonly receipt?: boolean | undefined
  /** Whether the money is held for sharing (是否需要分账). */
  readonly profitSharing?: boolean | undefined
  /** Scene (场景信息): for H5 `{ h5_info: { type, … } }`, for a store `{ store_info: { id, … } }`; wire names, sent as JSON. */
  readonly sceneInfo?: string | object | undefined
}

/** Who pays: under `appId`, or under `subAppId` for a service provider (服务商). */
export type WeixinPayer =
  | {
      /** Who pays (用户标识), under this `appId`. */
      readonly openid: string
      readonly subOpenid?: string | undefined
    }
  | {
      readonly openid?: string | undefined
      /** Who pays, under `subAppId` (用户子标识). */
      readonly subOpenid: string
    }

/** Fields that a client needs or has of its own. */
export type WeixinClientFields<T extends WeixinClientType> = T extends 'mp-weixin' | 'jsapi'
  ? WeixinPayer & { readonly clientIp?: string | undefined }
  : T extends 'h5'
    ? {
        readonly openid?: string | undefined
        /** Address of the buyer's phone (用户终端 IP), IPv4 or IPv6. */
        readonly clientIp: string
      }
    : {
        readonly openid?: string | undefined
        /** Address of whoever pays (终端 IP), IPv4 or IPv6. @default `127.0.0.1` */
        readonly clientIp?: string | undefined
        /** Goods (商品ID) behind the QR code, for `native`. @default `outTradeNo` */
        readonly productId?: string | undefined
      }

/** Input of {@link WeixinPayment.getOrderInfo}. */
export type WeixinOrderInput<T extends WeixinClientType> = WeixinOrder & {
  /** The client that pays. @default the one of the settings */
  readonly clientType?: T
} & WeixinClientFields<T>

/** What a page in WeChat and a mini program need: `wx.requestPayment`, `WeixinJSBridge`. */
export interface JsapiOrderInfo {
  readonly appId: string
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: 'MD5' | 'HMAC-SHA256'
  readonly paySign: string
}

/** What the App's SDK needs; names in lower case, as the SDK has them. */
export interface AppOrderInfo {
  readonly appid: string
  readonly partnerid: string
  readonly prepayid: string
  readonly package: string
  readonly noncestr: string
  readonly timestamp: string
  readonly sign: string
}

/** Result of {@link WeixinPayment.getOrderInfo} for a client. */
export type WeixinOrderInfo<T extends WeixinClientType> = T extends 'mp-weixin' | 'jsapi'
  ? JsapiOrderInfo
  : T extends 'app' | 'app-plus'
    ? AppOrderInfo
    : T extends 'h5'
      ? { readonly mwebUrl: string }
      : T extends 'native'
        ? { readonly codeUrl: string }
        : never

/** Input of {@link WeixinPayment.orderQuery}. */
export type WeixinOrderQueryInput = OrderReference

/** A coupon (代金券) used in a payment. */
export interface WeixinCoupon {
  /** Its number (代金券ID). */
  readonly couponId: string | undefined
  /** `CASH` can be recharged, `NO_CASH` can't (代金券类型). */
  readonly couponType: string | undefined
  /** Its amount (单个代金券支付金额) in fen. */
  readonly couponFee: number | undefined
}

/** Result of {@link WeixinPayment.orderQuery}. */
export interface WeixinOrderQueryResult extends OrderQueryResult {
  /** App (应用ID) of the order. */
  readonly appId: string
  /** Merchant number (商户号). */
  readonly mchId: string
  /** The state in words (交易状态描述). */
  readonly tradeStateDesc: string | undefined
  /** How it was paid (交易类型): `JSAPI`, `NATIVE`, `APP`, `MWEB`, … */
  readonly tradeType: string | undefined
  /** The buyer's bank (付款银行), such as `CMC`; an open set. */
  readonly bankType: string | undefined
  /** Currency of what the buyer paid (现金支付币种). */
  readonly cashFeeType: string | undefined
  /** All coupons together (代金券金额) in fen. */
  readonly couponFee: number | undefined
  /** Coupons (代金券) that were used. */
  readonly couponList: readonly WeixinCoupon[]
  /** Your text (附加数据), as it was sent with the order. */
  readonly attach: string | undefined
  /** When it was paid (支付完成时间), `yyyyMMddHHmmss`, Beijing time. */
  readonly timeEnd: string | undefined
}

/** Input of {@link WeixinPayment.closeOrder}. */
export type WeixinCloseOrderInput = CloseOrderInput

/** Result of {@link WeixinPayment.closeOrder}. */
export interface WeixinCloseOrderResult extends CloseOrderResult {
  readonly outTradeNo: string
  /** Whether it was closed before this call (`ORDERCLOSED`), which counts as success. */
  readonly alreadyClosed: boolean
  /** App (应用ID) of the order. */
  readonly appId: string
  /** Merchant number (商户号). */
  readonly mchId: string
}

/** Input of {@link WeixinPayment.refund}. */
export type WeixinRefundInput = OrderReference & {
  /** Your number of this refund (商户退款单号), up to 64 letters, digits, `_`, `-`, `|`, `*`, `@`. Refunds once. */
  readonly outRefundNo: string
  /** Amount of the whole order (订单总金额) in fen. */
  readonly totalFee: number
  /** Amount to refund now (退款金额) in fen, up to `totalFee`. */
  readonly refundFee: number
  /** Currency (货币种类). @default the order's */
  readonly refundFeeType?: string | undefined
  /** Reason that the buyer sees (退款原因), up to 80 characters. */
  readonly refundDesc?: string | undefined
  /** Which money (退款资金来源), for merchants of the old settlement. @default what is not settled yet */
  readonly refundAccount?: 'REFUND_SOURCE_UNSETTLED_FUNDS' | 'REFUND_SOURCE_RECHARGE_FUNDS' | undefined
  /** Where the outcome is reported (退款结果通知地址). @default the address set in the merchant platform */
  readonly notifyUrl?: string | undefined
}

/** A coupon (代金券) of a refund. */
export interface WeixinRefundCoupon {
  /** `CASH` can be recharged, `NO_CASH` can't (代金券类型). */
  readonly couponType: string | undefined
  /** Its number (退款代金券ID). */
  readonly couponRefundId: string | undefined
  /** Its amount (单个代金券退款金额) in fen. */
  readonly couponRefundFee: number | undefined
}

/** Result of {@link WeixinPayment.refund}. */
export interface WeixinRefundResult extends RefundResult {
  readonly refundId: string
  readonly refundFee: number
  /** Amount of the order (订单金额) in fen. */
  readonly totalFee: number | undefined
  /** `refundFee` less coupons that can't be recharged (应结退款金额) in fen; `refundFee` where the reply does not tell. */
  readonly settlementRefundFee: number
  /** Coupons in it (代金券退款总金额) in fen. */
  readonly couponRefundFee: number | undefined
  /** The coupons one by one. */
  readonly couponList: readonly WeixinRefundCoupon[]
}

/** Input of {@link WeixinPayment.refundQuery}: at least one number; `refundId` wins, then `outRefundNo`. */
export interface WeixinRefundQueryInput {
  /** Your order number (商户订单号): all refunds of the order. */
  readonly outTradeNo?: string | undefined
  /** The platform's order number (微信支付订单号): all refunds of the order. */
  readonly transactionId?: string | undefined
  /** Your number of the refund (商户退款单号). */
  readonly outRefundNo?: string | undefined
  /** The platform's number of the refund (微信退款单号). */
  readonly refundId?: string | undefined
  /** Index of the first refund to return (偏移量), from 0; a reply holds 10. @default 0 */
  readonly offset?: number | undefined
}

/** One refund (分笔退款信息). */
export interface WeixinRefundItem {
  /** Your number of the refund (商户退款单号). */
  readonly outRefundNo: string
  /** The platform's number of the refund (微信退款单号). */
  readonly refundId: string
  /** Where the money goes (退款渠道): `ORIGINAL`, `BALANCE`, `OTHER_BALANCE`, `OTHER_BANKCARD`. */
  readonly refundChannel: string | undefined
  /** Amount asked for (申请退款金额) in fen. */
  readonly refundFee: number
  /** The same less coupons that can't be recharged (退款金额) in fen; `refundFee` where the reply does not tell. */
  readonly settlementRefundFee: number
  /** How far it is (退款状态): `SUCCESS`, `REFUNDCLOSE`, `PROCESSING`, `CHANGE`. */
  readonly refundStatus: RefundStatus
  /** Coupons in it (总代金券退款金额) in fen. */
  readonly couponRefundFee: number | undefined
  /** How many coupons (退款代金券使用数量). */
  readonly couponRefundCount: number | undefined
  /** Which money (退款资金来源). */
  readonly refundAccount: string | undefined
  /** Where it arrived (退款入账账户); the platform's own spelling. */
  readonly refundRecvAccout: string | undefined
  /** When it arrived (退款成功时间), `yyyy-MM-dd HH:mm:ss`, Beijing time. */
  readonly refundSuccessTime: string | undefined
  /** The coupons one by one. */
  readonly couponList: readonly WeixinRefundCoupon[]
}

/** Result of {@link WeixinPayment.refundQuery}. */
export interface WeixinRefundQueryResult extends RefundQueryResult {
  readonly outTradeNo: string
  readonly transactionId: string
  readonly totalFee: number
  /** What is settled of the order (应结订单金额) in fen; `totalFee` where the reply does not tell. */
  readonly settlementTotalFee: number
  /** What the buyer paid himself (现金支付金额) in fen. */
  readonly cashFee: number | undefined
  /** Currency (货币种类). */
  readonly feeType: string
  /** How many refunds the order has (订单总退款次数); `undefined` where the reply does not tell. */
  readonly totalRefundCount: number | undefined
  /** The refunds in this reply, up to 10; `offset` or `listRefunds` for more. */
  readonly refundList: readonly WeixinRefundItem[]
}

/** Rows of a trade bill: all, payments, refunds, refunds paid from the balance (充值退款). */
export type WeixinBillType = 'ALL' | 'SUCCESS' | 'REFUND' | 'RECHARGE_REFUND'

/** Input of {@link WeixinPayment.openBill} and {@link WeixinPayment.downloadBill}. */
export interface WeixinBillInput extends BillInput {
  /** Which rows (账单类型). @default `ALL` */
  readonly billType?: WeixinBillType | undefined
  /**
   * Whether it travels as gzip (压缩账单): a tenth of the size, with a checksum. It is unpacked here either way.
   *
   * @default true
   */
  readonly gzip?: boolean | undefined
}

/** Result of {@link WeixinPayment.downloadBill}. */
export interface DownloadBillResult extends BillResult {
  readonly content: string
}

/** Accounts of a merchant (资金账户类型): basic, operation, fees. */
export type WeixinAccountType = 'Basic' | 'Operation' | 'Fees'

/** Input of {@link WeixinPayment.openFundflow} and {@link WeixinPayment.downloadFundflow}. */
export interface WeixinFundflowInput extends BillInput {
  /** Which account (资金账户类型). @default `Basic` */
  readonly accountType?: WeixinAccountType | undefined
  /** Whether it travels as gzip (压缩账单). It is unpacked here either way. @default true */
  readonly gzip?: boolean | undefined
}

/** Result of {@link WeixinPayment.downloadFundflow}. */
export interface DownloadFundflowResult extends BillResult {
  readonly content: string
}

/** Result of {@link WeixinPayment.verifyPaymentNotify}. */
export interface WeixinPaymentNotify extends PaymentNotify {
  readonly platform: 'weixin'
  readonly raw: Readonly<Record<string, string>>
  /** App (应用ID) that took the payment. */
  readonly appId: string
  /** Merchant number (商户号). */
  readonly mchId: string
  /** What the buyer paid himself (现金支付金额) in fen. */
  readonly cashFee: number
  /** What is settled (应结订单金额) in fen; `totalFee` where the message does not tell. */
  readonly settlementTotalFee: number
  /** When it was paid (支付完成时间), `yyyyMMddHHmmss`, Beijing time. */
  readonly timeEnd: string
  /** Who paid (用户标识), under `appId`. */
  readonly openid: string
  /** How it was paid (交易类型). */
  readonly tradeType: string | undefined
  /** The buyer's bank (付款银行). */
  readonly bankType: string | undefined
  /** Your text (附加数据), as it was sent with the order. */
  readonly attach: string | undefined
  /** All coupons together (总代金券金额) in fen. */
  readonly couponFee: number | undefined
  /** Coupons (代金券) that were used. */
  readonly couponList: readonly WeixinCoupon[]
}

/** Result of {@link WeixinPayment.verifyRefundNotify}. */
export interface WeixinRefundNotify extends RefundNotify {
  readonly platform: 'weixin'
  /** Every field of the decrypted part, by wire name. */
  readonly raw: Readonly<Record<string, string>>
  /** What is settled of the order (应结订单金额) in fen; `totalFee` where the message does not tell. */
  readonly settlementTotalFee: number
  /** What is settled of the refund (退款金额) in fen; `refundFee` where the message does not tell. */
  readonly settlementRefundFee: number
  /** The platform's number of the refund (微信退款单号). */
  readonly refundId: string
  /** Your number of the refund (商户退款单号). */
  readonly outRefundNo: string
  /** When it arrived (退款成功时间), `yyyy-MM-dd HH:mm:ss`, Beijing time. */
  readonly successTime: string | undefined
  /** Which money (退款资金来源). */
  readonly refundAccount: string | undefined
  /** Where it arrived (退款入账账户); the platform's own spelling. */
  readonly refundRecvAccout: string | undefined
}

/** A call of WeChat Pay's API v2 that this version does not model. */
export interface WeixinCall {
  /** Path below the host, such as `/pay/micropay`. */
  readonly path: string
  /** Fields by wire name, without `appid`, `mch_id`, `nonce_str`, `sign`. Empty ones are left out. */
  readonly params?: Readonly<Record<string, string | number | undefined>> | undefined
  /** Whether the call needs the merchant certificate (双向证书). @default false */
  readonly certificate?: boolean | undefined
  /** Whether the reply is signed. Without, it is as good as the TLS connection. @default true */
  readonly signedReply?: boolean | undefined
  /** What it does, which decides whether it may be repeated. @default `write`: never once it was sent */
  readonly effect?: Effect | undefined
}
