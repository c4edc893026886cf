import type { CallOptions, NotifyHandler, NotifyInput } from '@kaifang/http-core'
import { createPaymentNotifyHandler, type PaymentNotifyHandlerOptions } from './notify/create-payment-notify-handler.ts'
import { type PaymentNotify, verifyPaymentNotify } from './notify/verify-payment-notify.ts'
import { call, type UtoolsCall } from './operations/call.ts'
import { type CreateGoodsInput, type CreateGoodsResult, createGoods } from './operations/create-goods.ts'
import { type BaseInfo, type GetBaseInfoInput, getBaseInfo } from './operations/get-base-info.ts'
import {
  type GetPaymentRecordInput,
  getPaymentRecord,
  type PaymentRecordResult
} from './operations/get-payment-record.ts'
import { createUtoolsContext } from './utools-context.ts'
import type { UtoolsSettings } from './utools-settings.ts'

/** The uTools server API (uTools 服务端 API). */
export interface Utools {
  /**
   * Reads who a user is (获取用户基础信息).
   *
   * Wire: GET /baseinfo, signed query, signed reply.
   *
   * > [!NOTE]
   * > The signed reply names neither the plugin nor the token it answers: that it belongs to this call rests on TLS, and
   * > on its age (`replyMaxAge`).
   *
   * @param input - `accessToken` from the client side, 32 characters.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The user; `openId` is what to store.
   * @throws {@link InputError} when `accessToken` has another length; nothing was sent.
   * @throws {@link ApiError} `ERR_UTOOLS_UNAUTHORIZED` for a wrong signature or unknown token, `ERR_UTOOLS_FORBIDDEN` for
   *   a clock that is off or an expired token.
   * @throws {@link SignatureError} when the reply's own signature does not match.
   * @see uTools server API, "获取用户基础信息" (docs/sources.md#utools-server-api)
   */
  getBaseInfo(input: GetBaseInfoInput, options?: CallOptions): Promise<BaseInfo>
  /**
   * Reads one order (支付订单查询). The reply is checked to be signed, fresh, of your plugin and of the order you asked for.
   *
   * Wire: GET /payments/record, signed query, signed reply.
   *
   * > [!NOTE]
   * > An unpaid order is a normal result with `paid: false`. What the platform answers for an unknown order is not
   * > documented: expect `ERR_UTOOLS_NOT_FOUND` or `ERR_UTOOLS_VALIDATION`.
   *
   * @param input - `outOrderId` or `orderId`; what happens with both is not documented, so both are refused.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns The order; `payFee` in fen (分).
   * @throws {@link InputError} when not exactly one number is given.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link SignatureError} when the reply is not signed for this order of this plugin.
   * @see uTools server API, "支付订单查询接口" (docs/sources.md#utools-server-api)
   */
  getPaymentRecord(input: GetPaymentRecordInput, options?: CallOptions): Promise<PaymentRecordResult>
  /**
   * Creates goods with a price of your choice (创建商品), usually for one sale; they do not show in the developer tool.
   *
   * Wire: POST /goods, signed JSON body (the document does not say body or query; both work), reply without signature.
   *
   * > [!NOTE]
   * > Not idempotent: a repeat leaves an extra entry with another id. It is repeated only when the first try never left
   * > this machine. When the reply is lost (`outcome: 'unknown'`) just create again: an unused entry costs nothing.
   *
   * @param input - `totalFee` in fen (分), `title`, `payLimit` (0 for none), `accessToken`.
   * @param options - Abort signal, time limits, repeats.
   * @returns `goodsId` for the client side.
   * @throws {@link InputError} when a field is wrong; nothing was sent.
   * @throws {@link ApiError} `ERR_UTOOLS_VALIDATION` with `fieldErrors`, and the other refusals.
   * @see uTools server API, "创建商品接口" (docs/sources.md#utools-server-api)
   */
  createGoods(input: CreateGoodsInput, options?: CallOptions): Promise<CreateGoodsResult>
  /**
   * Verifies a payment notification (用户支付成功回调): signature over every field, your plugin, paid, not too old.
   *
   * Wire: POST to your address, `{ resource, sign }`; answer `SUCCESS` within 10 s, otherwise it comes again.
   *
   * > [!NOTE]
   * > The same payment can come up to six times, and can be seen through `getPaymentRecord` too: act once per `orderId`
   * > (`createPaymentNotifyHandler` does). Compare `payFee`, `goodsId` and `outOrderId` with your own order before you
   * > grant anything, and never grant by `attach`: the client chose it.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   * @returns The order, with `successReply` to answer.
   * @throws {@link InputError} when the body is already parsed: only raw bytes can be verified.
   * @throws {@link DecodeError} when it is not a notification at all.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`, `ERR_SIGNATURE_BINDING` for another plugin or an unpaid
   *   order, `ERR_SIGNATURE_STALE` past `notifyMaxAge`.
   * @see uTools server API, "用户支付成功回调接口" (docs/sources.md#utools-server-api)
   */
  verifyPaymentNotify(input: NotifyInput): Promise<PaymentNotify>
  /**
   * Receives payment notifications: verifies each, runs your work once per order, answers `SUCCESS` or asks for another
   * delivery.
   *
   * > [!NOTE]
   * > uTools waits 10 s. Longer work belongs into a queue that `handle` fills.
   *
   * @param options - `handle`: your work; `onceStore`: memory of what was done; `onError`: what went wrong.
   * @returns Handlers for Fetch servers and for `node:http`.
   * @throws {@link InputError} when an option is missing or wrong: here, and not with the first payment.
   */
  createPaymentNotifyHandler(options: PaymentNotifyHandlerOptions): NotifyHandler
  /**
   * Makes any signed call, with the same checks and errors as the modelled ones.
   *
   * @param call - Method, path and parameters. GET sends them in the query, POST in a JSON body.
   * @param options - Abort signal, time limits, repeats.
   * @returns `resource` once it is verified; the whole body, which nothing verifies, for `signedReply: false`.
   * @throws {@link InputError} when the path or a parameter can't be sent.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link SignatureError} when the reply's signature does not match.
   */
  call<T = Readonly<Record<string, unknown>>>(call: UtoolsCall, options?: CallOptions): Promise<T>
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes a client of the uTools server API. Reads no environment, opens no connection before the first call.
 *
 * @param settings - `pluginId` and `secret` of the developer tool; the rest has defaults.
 * @throws {@link InputError} when a setting is wrong.
 * @example
 * ```ts
 * import { initUtools } from '@kaifang/utools'
 *
 * const utools = initUtools({ pluginId: 'zueadppw', secret: '0'.repeat(32) })
 * console.log(Object.keys(utools).length) // => 7
 * ```
 */
export function initUtools(settings: UtoolsSettings): Utools {
  const context = createUtoolsContext(settings)
  return Object.freeze<Utools>({
    getBaseInfo: async (input, options) => getBaseInfo(context, input, options),
    getPaymentRecord: async (input, options) => getPaymentRecord(context, input, options),
    createGoods: async (input, options) => createGoods(context, input, options),
    verifyPaymentNotify: (input) => verifyPaymentNotify(context, input),
    createPaymentNotifyHandler: (options) => createPaymentNotifyHandler(context, options),
    call: async (given, options) => call(context, given, options),
    close: () => context.http.close()
  })
}
