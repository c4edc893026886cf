import type { CallOptions, NotifyHandler, NotifyInput } from '@kaifang/http-core'
import type { Payment } from '../payment.ts'
import type { BillStream, PaymentNotifyHandlerOptions } from '../payment-types.ts'
import type {
  DownloadBillResult,
  DownloadFundflowResult,
  WeixinBillInput,
  WeixinCall,
  WeixinClientType,
  WeixinCloseOrderInput,
  WeixinCloseOrderResult,
  WeixinFundflowInput,
  WeixinOrderInfo,
  WeixinOrderInput,
  WeixinOrderQueryInput,
  WeixinOrderQueryResult,
  WeixinPaymentNotify,
  WeixinRefundInput,
  WeixinRefundItem,
  WeixinRefundNotify,
  WeixinRefundQueryInput,
  WeixinRefundQueryResult,
  WeixinRefundResult
} from './weixin-types.ts'

/**
 * WeChat Pay (微信支付), API v2.
 *
 * @typeParam Client - The client that `getOrderInfo` serves when a call names none.
 */
export interface WeixinPayment<Client extends WeixinClientType = 'mp-weixin'>
  extends Omit<Payment, 'getOrderInfo' | 'createNotifyHandler'> {
  readonly platform: 'weixin'
  /**
   * Places an order (统一下单) and returns what the client needs to pay it; what that is follows `clientType`.
   *
   * Wire: POST /pay/unifiedorder, signed reply; the client's parameters are then signed a second time (再次签名).
   *
   * > [!NOTE]
   * > The same `outTradeNo` with the same content gives the same order again, so this is repeated on a lost reply; with
   * > other content the platform answers `INVALID_REQUEST`: close the old order and take a new number. Paid is only what
   * > `orderQuery` or a verified notification says, never the client's own word.
   *
   * @param input - The order. `openid` for mini programs and pages in WeChat, `clientIp` for H5.
   * @param options - Abort signal, time limits, repeats.
   * @returns Mini program and page in WeChat: `{ appId, timeStamp, nonceStr, package, signType, paySign }`; App:
   *   `{ appid, partnerid, prepayid, package, noncestr, timestamp, sign }`, valid for 2 hours; H5: `{ mwebUrl }`, valid for
   *   5 minutes; Native: `{ codeUrl }` to show as a QR code.
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} `ERR_PAYMENT_WEIXIN_ORDER_CONFLICT` for a number that was used with other content,
   *   `ERR_PAYMENT_WEIXIN_ORDER_PAID`, `ERR_PAYMENT_WEIXIN_ORDER_CLOSED`, and the other refusals.
   * @throws {@link SignatureError} when the reply's own signature does not match, or is for another app or merchant.
   * @see WeChat Pay API v2, "统一下单" (docs/sources.md#wechat-pay-v2)
   */
  getOrderInfo<T extends WeixinClientType = Client>(
    input: WeixinOrderInput<T>,
    options?: CallOptions
  ): Promise<WeixinOrderInfo<T>>
  /**
   * Reads an order (查询订单): what to rely on when no notification came.
   *
   * Wire: POST /pay/orderquery, signed reply.
   *
   * > [!NOTE]
   * > An unpaid order is a normal result with `paid: false`, and without most of the fields. With both numbers the platform
   * > goes by `transactionId`, and a reply about another `outTradeNo` is refused.
   *
   * @param input - `outTradeNo` or `transactionId`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The order; amounts in fen (分), `timeEnd` in Beijing time.
   * @throws {@link InputError} when neither number is given.
   * @throws {@link ApiError} `ERR_PAYMENT_WEIXIN_ORDER_NOT_FOUND`, and the other refusals.
   * @throws {@link SignatureError} when the reply is not signed for this order.
   * @see WeChat Pay API v2, "查询订单" (docs/sources.md#wechat-pay-v2)
   */
  orderQuery(input: WeixinOrderQueryInput, options?: CallOptions): Promise<WeixinOrderQueryResult>
  /**
   * Closes an order that is not paid (关闭订单), so that it can't be paid any more. One that is closed already counts as
   * success (`alreadyClosed`).
   *
   * Wire: POST /pay/closeorder, signed reply, which names no order: `outTradeNo` of the result is the one you gave.
   *
   * > [!NOTE]
   * > Wait 5 minutes after the order was placed, says the platform.
   *
   * @param input - `outTradeNo`.
   * @param options - Abort signal, time limits, repeats. Closing twice does no harm: repeated up to twice by default.
   * @throws {@link ApiError} `ERR_PAYMENT_WEIXIN_ORDER_PAID` when it is paid, and the other refusals.
   * @throws {@link SignatureError} when the reply's own signature does not match.
   * @see WeChat Pay API v2, "关闭订单" (docs/sources.md#wechat-pay-v2)
   */
  closeOrder(input: WeixinCloseOrderInput, options?: CallOptions): Promise<WeixinCloseOrderResult>
  /**
   * Pays money back (申请退款), in whole or in part; up to 50 times an order, within a year.
   *
   * Wire: POST /secapi/pay/refund with the merchant certificate, signed reply.
   *
   * > [!NOTE]
   * > A result means that the platform has accepted it (`refundStatus: 'PROCESSING'`): `refundQuery` or the notification
   * > tells the outcome. After a timeout or an error with `outcome: 'unknown'` the money may have moved: repeat with the
   * > **same** `outRefundNo`, or ask `refundQuery`. A new number can refund twice. Leave a minute between refunds of one order.
   *
   * @param input - The order, `outRefundNo`, `totalFee` of the order and `refundFee` of this refund in fen (分).
   * @param options - Abort signal, time limits, repeats. Keyed by `outRefundNo`: repeated up to twice by default.
   * @returns Numbers and amounts in fen (分), coupons in `couponList`.
   * @throws {@link InputError} when a field is wrong, or `initWeixin` was given no `pfx`; nothing was sent.
   * @throws {@link ApiError} `ERR_PAYMENT_WEIXIN_BALANCE`, `ERR_PAYMENT_WEIXIN_REFUND_CONFLICT`,
   *   `ERR_PAYMENT_WEIXIN_REFUND_TOO_LATE`, and the other refusals.
   * @throws {@link SignatureError} when the reply is not signed for this refund.
   * @see WeChat Pay API v2, "申请退款" (docs/sources.md#wechat-pay-v2)
   */
  refund(input: WeixinRefundInput, options?: CallOptions): Promise<WeixinRefundResult>
  /**
   * Reads what became of refunds (查询退款): of one by its number, or of all of an order.
   *
   * Wire: POST /pay/refundquery, signed reply; its numbered fields are folded into `refundList` and `couponList`.
   *
   * > [!NOTE]
   * > A reply holds 10 refunds: give `offset` for more, or take `listRefunds`. Past 20 the platform's pages disagree whether the
   * > order's number is enough; the refund's own number always is.
   *
   * @param input - One of `refundId`, `outRefundNo`, `transactionId`, `outTradeNo`; the first of them wins.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns Amounts in fen (分); `refundStatus` of the refund where the reply holds one only.
   * @throws {@link InputError} when no number is given.
   * @throws {@link ApiError} `ERR_PAYMENT_WEIXIN_REFUND_NOT_FOUND`, and the other refusals.
   * @throws {@link SignatureError} when the reply is not signed for this order or refund.
   * @see WeChat Pay API v2, "查询退款" (docs/sources.md#wechat-pay-v2)
   */
  refundQuery(input: WeixinRefundQueryInput, options?: CallOptions): Promise<WeixinRefundQueryResult>
  /**
   * Walks through all refunds of an order, page by page as they are asked for.
   *
   * @param input - As for `refundQuery`; `offset` is where to begin.
   * @param options - Abort signal, time limits, repeats, of each page.
   */
  listRefunds(input: WeixinRefundQueryInput, options?: CallOptions): AsyncGenerator<WeixinRefundItem, void, undefined>
  /**
   * Opens the trade bill of a day as a stream (下载交易账单), of any size, for `readBill` of `@kaifang/bill-csv`.
   *
   * Wire: POST /pay/downloadbill. Neither the bill nor a refusal is signed; what is no bill by its first bytes is an error.
   *
   * > [!NOTE]
   * > The bill holds the trades of the merchant number, of all its apps. It travels as gzip by default, whose checksum finds
   * > what was cut or damaged, and is unpacked here.
   *
   * @param input - `billDate` as `yyyyMMdd`, three months back at most; there from 10:00 Beijing time on the day after.
   * @param options - Abort signal (until the end of the stream), time limits, repeats (until the stream is handed out).
   * @returns `body`: UTF-8 text. Read it to its end or cancel it.
   * @throws {@link InputError} when the date is none.
   * @throws {@link ApiError} `ERR_PAYMENT_WEIXIN_NO_BILL` for a day without trades, or too early;
   *   `ERR_PAYMENT_WEIXIN_BILL_CREATING`; and the other refusals.
   * @throws {@link DecodeError} when something else than a bill came.
   * @see WeChat Pay API v2, "下载交易账单" (docs/sources.md#wechat-pay-v2)
   */
  openBill(input: WeixinBillInput, options?: CallOptions): Promise<BillStream>
  /**
   * Reads the trade bill of a day whole (下载交易账单), up to 128 MiB; `openBill` takes larger ones.
   *
   * Wire, input and errors are those of `openBill`.
   *
   * @param input - `billDate` as `yyyyMMdd`, three months back at most.
   * @param options - Abort signal, time limits, repeats.
   * @returns `content`: the text, without a byte order mark; `parseBill` of `@kaifang/bill-csv` reads it.
   */
  downloadBill(input: WeixinBillInput, options?: CallOptions): Promise<DownloadBillResult>
  /**
   * Opens the fund-flow bill of a day as a stream (下载资金账单): what moved on an account.
   *
   * Wire: POST /pay/downloadfundflow with the merchant certificate, always signed with HMAC-SHA256, whatever `signType` says:
   * the platform takes no MD5 here. Neither the bill nor a refusal is signed.
   *
   * @param input - `billDate` as `yyyyMMdd`, from 20170601 on; `accountType`.
   * @param options - Abort signal (until the end of the stream), time limits, repeats (until the stream is handed out).
   * @returns `body`: UTF-8 text. Read it to its end or cancel it.
   * @throws {@link InputError} when the date is none, or `initWeixin` was given no `pfx`.
   * @throws {@link ApiError} as for `openBill`.
   * @see WeChat Pay API v2, "下载资金账单" (docs/sources.md#wechat-pay-v2)
   */
  openFundflow(input: WeixinFundflowInput, options?: CallOptions): Promise<BillStream>
  /**
   * Reads the fund-flow bill of a day whole (下载资金账单), up to 128 MiB; `openFundflow` takes larger ones.
   *
   * Wire, input and errors are those of `openFundflow`.
   *
   * @param input - `billDate` as `yyyyMMdd`; `accountType`.
   * @param options - Abort signal, time limits, repeats.
   * @returns `content`: the text, without a byte order mark.
   */
  downloadFundflow(input: WeixinFundflowInput, options?: CallOptions): Promise<DownloadFundflowResult>
  /**
   * Verifies a payment notification (支付结果通知): signature over every field, your app and merchant number, and that it reports
   * a payment.
   *
   * Wire: POST to your `notifyUrl`, XML; answer `successReply` within 5 s, otherwise it comes again, up to 15 times in a day.
   *
   * > [!NOTE]
   * > The same payment comes several times, also within a second: act once per `transactionId` (`createNotifyHandler` does).
   * > Compare `totalFee` with your own order before you grant anything.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   * @returns The payment; amounts in fen (分), `timeEnd` in Beijing time.
   * @throws {@link InputError} when the body is already parsed: only raw bytes can be verified.
   * @throws {@link DecodeError} when it is not a notification at all, or hostile XML.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH` without a signature, with a wrong one, or with MD5 where
   *   HMAC-SHA256 is configured; `ERR_SIGNATURE_BINDING` for another app or merchant, for a refund, for a reply to a call
   *   that somebody posts, and for a payment that failed.
   * @see WeChat Pay API v2, "支付结果通知" (docs/sources.md#wechat-pay-v2)
   */
  verifyPaymentNotify(input: NotifyInput): Promise<WeixinPaymentNotify>
  /**
   * Opens and verifies a refund notification (退款结果通知).
   *
   * Wire: POST to your `notifyUrl`, XML without a signature, whose `req_info` is encrypted with AES-256-ECB under the MD5 of your
   * API key. That your key opens it is the proof.
   *
   * > [!NOTE]
   * > ECB can be cut and joined by whoever has seen several messages: where much hangs on it, ask `refundQuery`. A refund can be
   * > reported with `CHANGE` first and with `SUCCESS` later.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   * @returns The refund; amounts in fen (分), `successTime` in Beijing time.
   * @throws {@link InputError} when the body is already parsed.
   * @throws {@link DecodeError} when it is not a notification at all, or hostile XML.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH` when none of the keys opens it; `ERR_SIGNATURE_BINDING` for another
   *   app or merchant, and for a payment.
   * @see WeChat Pay API v2, "退款结果通知" (docs/sources.md#wechat-pay-v2)
   */
  verifyRefundNotify(input: NotifyInput): Promise<WeixinRefundNotify>
  /**
   * Receives notifications of payments and refunds at one address: verifies each, runs your work once, answers SUCCESS, or asks
   * for another delivery.
   *
   * @param options - `onPayment`, `onRefund`: your work; `onceStore`: memory of what was done; `onError`: what went wrong.
   * @returns Handlers for Fetch servers, for `node:http`, and for anything else.
   * @throws {@link InputError} when an option is missing or wrong: here, and not with the first payment.
   */
  createNotifyHandler(options: PaymentNotifyHandlerOptions<WeixinPaymentNotify, WeixinRefundNotify>): NotifyHandler
  /**
   * Makes any call of API v2, such as `/pay/micropay` or `/secapi/pay/refundv2`, with the same signing, checks and errors.
   *
   * @param call - Path and fields by wire name; whether it needs the certificate, whether its reply is signed, what it does.
   * @param options - Abort signal, time limits, repeats.
   * @returns The fields of the reply, as text.
   * @throws {@link InputError} when a field can't be sent.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link SignatureError} when the reply's signature does not match.
   */
  call(call: WeixinCall, options?: CallOptions): Promise<Readonly<Record<string, string>>>
}
