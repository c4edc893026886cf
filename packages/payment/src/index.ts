/**
 * WeChat Pay (微信支付, API v2) and Alipay (支付宝) behind one interface: orders, refunds, bills and notifications, under the
 * names of the uniCloud plugin. Money is integer fen. Refuses replies and notifications whose signature does not match; that
 * can't be switched off.
 *
 * @module
 */
export type {
  Alipay,
  AlipayCertificates,
  AlipayErrorCode,
  AlipayErrorMeaning,
  AlipayParams,
  AlipayReply,
  ExecuteOptions,
  KeyInput
} from '@kaifang/alipay'
export { ALIPAY_ERROR_CODES, ALIPAY_NOTIFY_REPLY, matchesSubCode } from '@kaifang/alipay'
export type {
  CallOptions,
  CommonSettings,
  NotifyHandler,
  NotifyInput,
  NotifyReply,
  OnceStore
} from '@kaifang/http-core'
export {
  ApiError,
  createMemoryOnceStore,
  createUndiciTransport,
  DecodeError,
  HttpStatusError,
  InputError,
  ServiceError,
  SignatureError
} from '@kaifang/http-core'
export type { AlipayPayment } from './alipay/alipay-payment.ts'
export type { AlipayChannelSettings, AlipayKeySettings, AlipayPaymentSettings } from './alipay/alipay-settings.ts'
export type {
  AlipayBillInput,
  AlipayBillResult,
  AlipayClientFields,
  AlipayClientType,
  AlipayCloseOrderInput,
  AlipayCloseOrderResult,
  AlipayOrder,
  AlipayOrderInfo,
  AlipayOrderInput,
  AlipayOrderQueryInput,
  AlipayOrderQueryResult,
  AlipayPageOrder,
  AlipayPaymentNotify,
  AlipayRefundInput,
  AlipayRefundNotify,
  AlipayRefundQueryInput,
  AlipayRefundQueryResult,
  AlipayRefundResult,
  CancelOrderInput,
  CancelOrderResult,
  RefundDetailItem,
  RefundRoyaltysItem
} from './alipay/alipay-types.ts'
export { type AlipayPaymentClient, initAlipay } from './init-alipay.ts'
export { initWeixin, type WeixinPay } from './init-weixin.ts'
export type { Payment } from './payment.ts'
export type {
  BillInput,
  BillResult,
  BillStream,
  CloseOrderInput,
  CloseOrderResult,
  OrderInput,
  OrderQueryResult,
  OrderReference,
  OtherNotify,
  PaymentNotify,
  PaymentNotifyHandlerOptions,
  PaymentPlatform,
  PaymentResult,
  RefundInput,
  RefundNotify,
  RefundQueryInput,
  RefundQueryResult,
  RefundResult,
  RefundStatus,
  TradeState
} from './payment-types.ts'
export { WEIXIN_NOTIFY_REPLY } from './weixin/notify/weixin-notify-reply.ts'
export type { PemPair, WeixinCertificate } from './weixin/read-client-certificate.ts'
export { WEIXIN_ERROR_CODES, type WeixinErrorCode, type WeixinErrorMeaning } from './weixin/weixin-error-codes.ts'
export type { WeixinPayment } from './weixin/weixin-payment.ts'
export type { WeixinSettings, WeixinSignType } from './weixin/weixin-settings.ts'
export type {
  AppOrderInfo,
  DownloadBillResult,
  DownloadFundflowResult,
  JsapiOrderInfo,
  WeixinAccountType,
  WeixinBillInput,
  WeixinBillType,
  WeixinCall,
  WeixinClientFields,
  WeixinClientType,
  WeixinCloseOrderInput,
  WeixinCloseOrderResult,
  WeixinCoupon,
  WeixinFundflowInput,
  WeixinOrder,
  WeixinOrderInfo,
  WeixinOrderInput,
  WeixinOrderQueryInput,
  WeixinOrderQueryResult,
  WeixinPayer,
  WeixinPaymentNotify,
  WeixinRefundCoupon,
  WeixinRefundInput,
  WeixinRefundItem,
  WeixinRefundNotify,
  WeixinRefundQueryInput,
  WeixinRefundQueryResult,
  WeixinRefundResult
} from './weixin/weixin-types.ts'
