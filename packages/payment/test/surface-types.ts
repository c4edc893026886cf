/**
 * What each function takes and gives, for `surface.test.ts`: it asks the compiler for the names of the properties.
 */
import type {
  AlipayBillInput,
  AlipayClientType,
  AlipayCloseOrderInput,
  AlipayOrderInput,
  AlipayPayment,
  AlipayPaymentSettings,
  AlipayRefundInput,
  AlipayRefundQueryInput,
  CancelOrderInput,
  OrderReference,
  RefundDetailItem,
  RefundRoyaltysItem,
  WeixinBillInput,
  WeixinClientType,
  WeixinCloseOrderInput,
  WeixinFundflowInput,
  WeixinOrderInput,
  WeixinPayment,
  WeixinRefundCoupon,
  WeixinRefundInput,
  WeixinRefundItem,
  WeixinRefundQueryInput,
  WeixinSettings
} from '../src/index.ts'

/** What the promise of an operation resolves to. */
type Gives<Channel, Name extends keyof Channel> = Channel[Name] extends (...input: never[]) => Promise<infer Result>
  ? Result
  : never

export interface WeixinTakes {
  readonly settings: WeixinSettings
  readonly getOrderInfo: WeixinOrderInput<WeixinClientType>
  readonly orderQuery: OrderReference
  readonly closeOrder: WeixinCloseOrderInput
  readonly refund: WeixinRefundInput
  readonly refundQuery: WeixinRefundQueryInput
  readonly downloadBill: WeixinBillInput
  readonly downloadFundflow: WeixinFundflowInput
}

export interface AlipayTakes {
  readonly settings: AlipayPaymentSettings
  readonly getOrderInfo: AlipayOrderInput<AlipayClientType>
  readonly orderQuery: OrderReference
  readonly closeOrder: AlipayCloseOrderInput
  readonly cancelOrder: CancelOrderInput
  readonly refund: AlipayRefundInput
  readonly refundQuery: AlipayRefundQueryInput
  readonly downloadBill: AlipayBillInput
}

export type WeixinGives = {
  readonly [Name in Exclude<keyof WeixinPayment, 'getOrderInfo'>]: Gives<WeixinPayment, Name>
}
export type AlipayGives = {
  readonly [Name in Exclude<keyof AlipayPayment, 'getOrderInfo'>]: Gives<AlipayPayment, Name>
}

export interface Items {
  readonly refundItem: WeixinRefundItem
  readonly couponItem: WeixinRefundCoupon
  readonly refundRoyaltysItem: RefundDetailItem
  readonly realRefundRoyaltysItem: RefundRoyaltysItem
}
