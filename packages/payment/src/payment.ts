import type { CallOptions, NotifyHandler, NotifyInput } from '@kaifang/http-core'
import type {
  BillInput,
  BillResult,
  BillStream,
  CloseOrderInput,
  CloseOrderResult,
  OrderInput,
  OrderQueryResult,
  OrderReference,
  PaymentNotify,
  PaymentNotifyHandlerOptions,
  PaymentPlatform,
  RefundInput,
  RefundNotify,
  RefundQueryInput,
  RefundQueryResult,
  RefundResult
} from './payment-types.ts'

/**
 * What both platforms do: code written over this interface works with WeChat Pay and with Alipay. What one platform adds
 * stands on {@link WeixinPayment} and {@link AlipayPayment}, and does not compile on the other.
 *
 * @see uniCloud server plugin, "payment", for names and units (docs/sources.md#unicloud-server-plugin)
 */
export interface Payment {
  /** Which platform it is. */
  readonly platform: PaymentPlatform
  /**
   * Places an order and returns what the client side needs to pay it (获取支付参数): hand it over as it is.
   *
   * > [!NOTE]
   * > The same `outTradeNo` with the same content gives the same order again, so this is repeated on a lost reply; with
   * > other content the platform refuses it. Paid is only what `orderQuery` or a verified notification says, never the
   * > client's own word.
   *
   * @param input - `openid`, `subject`, `body`, `outTradeNo`, `totalFee` in fen, `notifyUrl`.
   * @param options - Abort signal, time limits, repeats.
   * @returns For a mini program: an object for `uni.requestPayment` (WeChat), the order number as text (Alipay).
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link SignatureError} when the reply's own signature does not match.
   */
  getOrderInfo(input: OrderInput, options?: CallOptions): Promise<string | object>
  /**
   * Reads an order by your number or the platform's (查询订单): what to rely on when no notification came.
   *
   * > [!NOTE]
   * > An unpaid order is a normal result with `paid: false`.
   *
   * @param input - `outTradeNo` or `transactionId`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The order; amounts in fen (分).
   * @throws {@link InputError} when neither number is given.
   * @throws {@link ApiError} when there is no such order, and for the other refusals.
   * @throws {@link SignatureError} when the reply is not signed for this order.
   */
  orderQuery(input: OrderReference, options?: CallOptions): Promise<OrderQueryResult>
  /**
   * Closes an order that is not paid (关闭订单), so that it can't be paid any more. One that is closed already is a success.
   *
   * @param input - `outTradeNo`.
   * @param options - Abort signal, time limits, repeats. Closing twice does no harm: repeated up to twice by default.
   * @throws {@link ApiError} when it is paid already, and for the other refusals.
   */
  closeOrder(input: CloseOrderInput, options?: CallOptions): Promise<CloseOrderResult>
  /**
   * Pays money back (申请退款), in whole or in part, as often as something is left.
   *
   * > [!NOTE]
   * > After a timeout or an error with `outcome: 'unknown'` the money may have moved: repeat with the **same**
   * > `outRefundNo`, or ask `refundQuery`. A new number can refund twice.
   *
   * @param input - The order, `outRefundNo`, `totalFee` of the order and `refundFee` of this refund in fen.
   * @param options - Abort signal, time limits, repeats. Keyed by `outRefundNo`: repeated up to twice by default.
   * @returns What the platform says now; see `refundStatus`.
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} when the platform refuses.
   */
  refund(input: RefundInput, options?: CallOptions): Promise<RefundResult>
  /**
   * Reads what became of a refund (查询退款). Ask some seconds after the refund: the platforms need them.
   *
   * @param input - The order and `outRefundNo`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @throws {@link ApiError} when there is no such refund, and for the other refusals.
   */
  refundQuery(input: RefundQueryInput, options?: CallOptions): Promise<RefundQueryResult>
  /**
   * Opens the bill of a day as a stream (下载对账单), of any size, for `readBill` of `@kaifang/bill-csv`.
   *
   * @param input - `billDate` as `yyyyMMdd`.
   * @param options - Abort signal, time limits, repeats.
   * @throws {@link InputError} when the date is none.
   * @throws {@link ApiError} when there is no bill (yet), and for the other refusals. A refusal never looks like a bill.
   */
  openBill(input: BillInput, options?: CallOptions): Promise<BillStream>
  /**
   * Reads the bill of a day whole (下载对账单). For bills of a size that does not fit memory: `openBill`.
   *
   * @param input - `billDate` as `yyyyMMdd`.
   * @param options - Abort signal, time limits, repeats.
   * @returns `content`: text of a table (WeChat), or the bytes of a zip file (Alipay); `parseBill` reads both.
   * @throws {@link ApiError} when there is no bill (yet), and for the other refusals.
   */
  downloadBill(input: BillInput, options?: CallOptions): Promise<BillResult>
  /**
   * Verifies a payment notification (支付结果通知): signature, your app and merchant number, and that it reports a payment.
   *
   * > [!NOTE]
   * > The same payment can be reported several times, and be seen through `orderQuery` too: act once per
   * > `transactionId` (`createNotifyHandler` does). Compare `totalFee` with your own order before you grant anything.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   * @throws {@link InputError} when the body is already parsed: only raw bytes can be verified.
   * @throws {@link DecodeError} when it is not a notification at all.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`; `ERR_SIGNATURE_BINDING` for another app or merchant, and for
   *   a message that reports no payment, such as a refund.
   */
  verifyPaymentNotify(input: NotifyInput): Promise<PaymentNotify>
  /**
   * Verifies a refund notification (退款结果通知). What it throws is as for `verifyPaymentNotify`; a payment is refused.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   */
  verifyRefundNotify(input: NotifyInput): Promise<RefundNotify>
  /**
   * Receives notifications of payments and refunds at one address: verifies each, runs your work once, answers as the
   * platform wants, or asks for another delivery.
   *
   * @param options - `onPayment`, `onRefund`: your work; `onceStore`: memory of what was done; `onError`: what went wrong.
   * @returns Handlers for Fetch servers, for `node:http`, and for anything else.
   * @throws {@link InputError} when an option is missing or wrong: here, and not with the first payment.
   */
  createNotifyHandler(options: PaymentNotifyHandlerOptions): NotifyHandler
}
