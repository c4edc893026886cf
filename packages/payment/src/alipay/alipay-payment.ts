import type { CallOptions, NotifyHandler, NotifyInput } from '@kaifang/http-core'
import type { Payment } from '../payment.ts'
import type { BillStream, PaymentNotifyHandlerOptions } from '../payment-types.ts'
import type {
  AlipayBillInput,
  AlipayBillResult,
  AlipayClientType,
  AlipayCloseOrderInput,
  AlipayCloseOrderResult,
  AlipayOrderInfo,
  AlipayOrderInput,
  AlipayOrderQueryInput,
  AlipayOrderQueryResult,
  AlipayPaymentNotify,
  AlipayRefundInput,
  AlipayRefundNotify,
  AlipayRefundQueryInput,
  AlipayRefundQueryResult,
  AlipayRefundResult,
  CancelOrderInput,
  CancelOrderResult
} from './alipay-types.ts'

/**
 * Alipay (支付宝).
 *
 * @typeParam Client - The client that `getOrderInfo` serves when a call names none.
 */
export interface AlipayPayment<Client extends AlipayClientType = 'mp-alipay'>
  extends Omit<Payment, 'getOrderInfo' | 'createNotifyHandler'> {
  readonly platform: 'alipay'
  /**
   * Places an order, or signs what lets the client place it (获取支付参数); what it returns follows `clientType`.
   *
   * Wire: `mp-alipay`: alipay.trade.create. `app`, `page`, `wap`: nothing is sent; the client takes the signed text of
   * alipay.trade.app.pay, alipay.trade.page.pay or alipay.trade.wap.pay to the platform.
   *
   * > [!NOTE]
   * > The same `outTradeNo` with the same content gives the same order again, so `mp-alipay` is repeated on a lost reply;
   * > with other content the platform refuses (`ACQ.CONTEXT_INCONSISTENT`). An App or page order does not exist for the
   * > platform until the buyer opens the cashier: before that `orderQuery` and `closeOrder` find nothing. What the App
   * > reports (`resultStatus=9000`) and what the browser brings back are hints, no proof of payment.
   *
   * @param input - The order; `openid` for mini programs.
   * @param options - Abort signal, time limits, repeats.
   * @returns Mini program: the platform's order number, for `my.tradePay({ tradeNO })` or `uni.requestPayment`. App: the
   *   order string, to hand over unchanged. Browser: `{ url, form }`.
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} when the platform refuses; with `outcome: 'unknown'` for its "system error": `orderQuery` tells.
   * @throws {@link SignatureError} when the reply's own signature does not match.
   * @see Alipay, "alipay.trade.create" (docs/sources.md#alipay-payments)
   */
  getOrderInfo<T extends AlipayClientType = Client>(
    input: AlipayOrderInput<T>,
    options?: CallOptions
  ): Promise<AlipayOrderInfo<T>>
  /**
   * Reads an order by your number or the platform's (查询订单): what to rely on when no notification came.
   *
   * Wire: alipay.trade.query, signed reply, checked to be about the order you asked for.
   *
   * > [!NOTE]
   * > `CLOSED` is an order closed unpaid or one refunded in full: `refundQuery` tells which.
   *
   * @param input - `outTradeNo` or `transactionId`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The order; amounts in fen (分), `undefined` where the reply has none.
   * @throws {@link InputError} when neither number is given.
   * @throws {@link ApiError} `ACQ.TRADE_NOT_EXIST` also for an App or page order that the buyer has not opened yet.
   * @throws {@link SignatureError} when the reply is not signed for this order.
   * @see Alipay, "alipay.trade.query" (docs/sources.md#alipay-payments)
   */
  orderQuery(input: AlipayOrderQueryInput, options?: CallOptions): Promise<AlipayOrderQueryResult>
  /**
   * Closes an order that is not paid (关闭订单), so that it can't be paid any more.
   *
   * Wire: alipay.trade.close, signed reply. For an order that is not waiting for payment also alipay.trade.query: one that
   * is closed already is a success (`alreadyClosed`), so that a repeat after a lost reply is.
   *
   * > [!NOTE]
   * > For an App or page order that the buyer has not opened yet the platform answers `ACQ.TRADE_NOT_EXIST`, and that is
   * > thrown: nothing was closed, and the buyer can still open and pay it. Give such orders a `timeExpire`.
   *
   * @param input - `outTradeNo` or `transactionId`.
   * @param options - Abort signal, time limits, repeats. Closing twice does no harm: repeated up to twice by default.
   * @throws {@link ApiError} when it is paid, when there is none, and for the other refusals.
   * @see Alipay, "alipay.trade.close" (docs/sources.md#alipay-payments)
   */
  closeOrder(input: AlipayCloseOrderInput, options?: CallOptions): Promise<AlipayCloseOrderResult>
  /**
   * Undoes an order whose result is not known (撤销订单): closes it when it is unpaid, pays the money back when it is paid.
   *
   * Wire: alipay.trade.cancel, signed reply; again while it says `retry_flag=Y`, as often as `retry` allows.
   *
   * > [!NOTE]
   * > Only for payments that `orderQuery` could not settle, within about a day. For everything else there is `refund`. The
   * > platform knows no such order, or could not act, when `action` is `undefined`.
   *
   * @param input - `outTradeNo` or `transactionId`.
   * @param options - Abort signal, time limits of one try, repeats. Safe to repeat: up to twice by default.
   * @returns `retryFlag: 'Y'` when it still can't be done: call again later.
   * @throws {@link ApiError} when the platform refuses, such as past the time for it.
   * @see Alipay, "alipay.trade.cancel" (docs/sources.md#alipay-payments)
   */
  cancelOrder(input: CancelOrderInput, options?: CallOptions): Promise<CancelOrderResult>
  /**
   * Pays money back (申请退款), in whole or in part, as often as something is left.
   *
   * Wire: alipay.trade.refund, always with `out_request_no`, signed reply. By `transactionId` alone and without
   * `outRefundNo`, alipay.trade.query is asked first for your order number.
   *
   * > [!NOTE]
   * > `refundFee` of the result is the total of **all** refunds of this order so far. `refundStatus: 'PROCESSING'` means
   * > that this call moved no money: either the same number was refunded before, or it is still on its way; `refundQuery`
   * > tells, after 10 s. After a timeout or an error with `outcome: 'unknown'` repeat with the **same** `outRefundNo`, or
   * > ask `refundQuery`; a new number can refund twice. Leave 3 s between two refunds of one order.
   *
   * @param input - The order, `outRefundNo`, and `refundFee` in fen.
   * @param options - Abort signal, time limits, repeats. Keyed by the refund's number: repeated up to twice by default.
   * @returns What the platform says now; see `refundStatus` and `fundChange`.
   * @throws {@link InputError} when a field is wrong, and for a partial refund without `outRefundNo`; nothing was sent.
   * @throws {@link ApiError} when the platform refuses: `ACQ.SELLER_BALANCE_NOT_ENOUGH` (top up, then the same number),
   *   `ACQ.DISCORDANT_REPEAT_REQUEST` (this number was refunded with another amount).
   * @see Alipay, "alipay.trade.refund" (docs/sources.md#alipay-payments)
   */
  refund(input: AlipayRefundInput, options?: CallOptions): Promise<AlipayRefundResult>
  /**
   * Reads what became of a refund (查询退款). Ask 10 s after the refund or later.
   *
   * Wire: alipay.trade.fastpay.refund.query, signed reply.
   *
   * > [!NOTE]
   * > `refundStatus` is `SUCCESS` only where the reply says `REFUND_SUCCESS`. Everything else is `UNKNOWN`: wrong number,
   * > not received, not done yet, or failed; the platform does not tell them apart. Never refund again with another number
   * > because of it. `legacyRefundStatus` of the settings is for contracts whose replies have no status.
   *
   * @param input - The order and `outRefundNo`; for a refund made without one, that is `outTradeNo`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns `refundFee` of this refund, in fen; `refundRoyaltys` and `refundDetailItemList`.
   * @throws {@link InputError} when a number is missing.
   * @throws {@link ApiError} when there is no such order, and for the other refusals.
   * @see Alipay, "alipay.trade.fastpay.refund.query" (docs/sources.md#alipay-payments)
   */
  refundQuery(input: AlipayRefundQueryInput, options?: CallOptions): Promise<AlipayRefundQueryResult>
  /**
   * Opens a bill as a stream (下载对账单), of any size, for `readBill` of `@kaifang/bill-csv`.
   *
   * Wire: alipay.data.dataservice.bill.downloadurl.query, signed reply; then GET of the address it names, at once: the
   * address is good for 30 s and carries its own ticket, so the bill itself is as good as TLS.
   *
   * > [!NOTE]
   * > A day without trades is either an empty bill or `BILL_NOT_EXIST`; the platform does both.
   *
   * @param input - `billDate` as `yyyyMMdd`, or `yyyyMM` for a month; `billType`.
   * @param options - Abort signal, time limits (of a wait for more bytes, once they flow), repeats.
   * @returns `body`: a zip file. What does not begin like one is an error, and never looks like a bill.
   * @throws {@link InputError} when the date is none.
   * @throws {@link ApiError} when there is no bill (yet), and for the other refusals.
   * @throws {@link DecodeError} when something else than a zip file came.
   * @see Alipay, "alipay.data.dataservice.bill.downloadurl.query" (docs/sources.md#alipay-bills)
   */
  openBill(input: AlipayBillInput, options?: CallOptions): Promise<BillStream>
  /**
   * Reads a bill whole (下载对账单), up to 64 MiB. Larger bills: `openBill`. What it throws is as for `openBill`.
   *
   * @param input - `billDate` as `yyyyMMdd`, or `yyyyMM` for a month; `billType`.
   * @param options - Abort signal, time limits, repeats.
   * @returns `content`: a zip file's bytes, for `parseBill` of `@kaifang/bill-csv`.
   */
  downloadBill(input: AlipayBillInput, options?: CallOptions): Promise<AlipayBillResult>
  /**
   * Verifies a payment notification (支付结果通知): signature over every field, your app, your seller id where the settings
   * name one, and that it reports a payment.
   *
   * Wire: POST to `notifyUrl`, a form; answer `success`, otherwise it comes again up to 7 times within 25 hours.
   *
   * > [!NOTE]
   * > Refunds come to the same address with the same type: they are refused here, so use `createNotifyHandler` where both
   * > can come. Act once per `transactionId`, and compare `totalFee` with your own order before you grant anything.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   * @returns The payment, with `successReply` to answer.
   * @throws {@link InputError} when the body is already parsed: only raw bytes can be verified.
   * @throws {@link DecodeError} when it is not a notification at all.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`; `ERR_SIGNATURE_BINDING` for another app or seller, for an order
   *   that is not paid, and for a refund.
   * @see Alipay, "异步通知" (docs/sources.md#alipay-payments)
   */
  verifyPaymentNotify(input: NotifyInput): Promise<AlipayPaymentNotify>
  /**
   * Verifies that a notification reports a refund (退款通知), as for `verifyPaymentNotify`; a payment is refused.
   *
   * > [!NOTE]
   * > Not every contract reports refunds, and the platform does not document when: rely on `refundQuery`. `refundFee` is
   * > the total of **all** refunds of this order so far.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   */
  verifyRefundNotify(input: NotifyInput): Promise<AlipayRefundNotify>
  /**
   * Receives all notifications of orders at one address: verifies each, runs your work once, answers `success`, or `fail`
   * so that it comes again.
   *
   * @param options - `onPayment`, `onRefund`: your work; `onOther`: orders closed unpaid and the like; `onceStore`: memory of
   *   what was done; `onError`: what went wrong.
   * @returns Handlers for Fetch servers, for `node:http`, and for anything else.
   * @throws {@link InputError} when an option is missing or wrong: here, and not with the first payment.
   */
  createNotifyHandler(options: PaymentNotifyHandlerOptions<AlipayPaymentNotify, AlipayRefundNotify>): NotifyHandler
}
