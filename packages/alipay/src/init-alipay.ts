import type { NotifyHandler, NotifyInput, OpenReply } from '@kaifang/http-core'
import { createAlipayContext } from './alipay-context.ts'
import type { AlipaySettings } from './alipay-settings.ts'
import { type AlipayNotifyHandlerOptions, createAlipayNotifyHandler } from './notify/create-alipay-notify-handler.ts'
import { type AlipayNotify, verifyNotify } from './notify/verify-notify.ts'
import { type AlipayReturn, type ReturnInput, verifyReturn } from './notify/verify-return.ts'
import { type AlipayAuth, createAlipayAuth } from './operations/auth/alipay-auth.ts'
import { buildOrderString, buildPageForm, buildPageUrl } from './operations/build-order.ts'
import { type AlipayReply, type ExecuteOptions, execute } from './operations/execute.ts'
import { type OpenOptions, openFile } from './operations/open-file.ts'
import type { AlipayParams } from './operations/read-params.ts'
import { type UploadInput, upload } from './operations/upload.ts'

/** Alipay's open platform (支付宝开放平台). */
export interface Alipay {
  /** Login (授权登录). */
  readonly auth: AlipayAuth
  /**
   * Calls any method of the gateway (开放接口): signed, and its reply verified over the bytes that came.
   *
   * Wire: POST to the gateway; public parameters in the address, `biz_content` and the method's own in a form.
   *
   * > [!NOTE]
   * > A `code` of 10000 means that the request was carried out, not that money has moved: read the method's page for what
   * > success is. A write is repeated only when it did not leave this machine, unless `effect` says that its own number
   * > makes it safe.
   *
   * @param method - Such as `alipay.trade.query`.
   * @param params - `bizContent` by wire names; the rest as the method's page asks.
   * @param options - Abort signal, time limits, repeats; `effect` and what settles a lost reply.
   * @returns `data`: the verified node by wire names.
   * @throws {@link InputError} when a parameter can't be sent, or Alipay's key is not in the settings.
   * @throws {@link ApiError} for every code but 10000; `vendorCode` is `sub_code` where there is one.
   * @throws {@link SignatureError} when the reply is not signed by Alipay.
   * @see Alipay open platform, "公共请求参数" (docs/sources.md#alipay)
   */
  execute<T = Readonly<Record<string, unknown>>>(
    method: string,
    params?: AlipayParams,
    options?: ExecuteOptions
  ): Promise<AlipayReply<T>>
  /**
   * Calls a method that takes files (文件上传).
   *
   * Wire: POST to the gateway, `multipart/form-data`. Files are not signed, everything beside them is.
   *
   * @param method - Such as `alipay.open.file.upload`.
   * @param input - `files`, and parameters as for {@link Alipay.execute}.
   * @param options - As for {@link Alipay.execute}.
   * @returns `data`: the verified node by wire names.
   * @throws {@link InputError} for a file without bytes or name.
   * @throws {@link ApiError} when the platform refuses.
   * @throws {@link SignatureError} when the reply is not signed by Alipay.
   */
  upload<T = Readonly<Record<string, unknown>>>(
    method: string,
    input: UploadInput,
    options?: ExecuteOptions
  ): Promise<AlipayReply<T>>
  /**
   * Builds the order string of an App payment (订单信息). Nothing is sent.
   *
   * > [!NOTE]
   * > Hand it to the client side as it is: encoded again, or quoted as JSON, it is refused there. The order does not exist at
   * > Alipay until the buyer opens the cashier, and until then a query answers that there is none.
   *
   * @param method - `alipay.trade.app.pay`, or another one of the App.
   * @param params - `bizContent` with the order.
   * @throws {@link InputError} when a parameter can't be sent.
   * @see Alipay open platform, "alipay.trade.app.pay" (docs/sources.md#alipay)
   */
  buildOrderString(method: string, params: AlipayParams): string
  /**
   * Builds a page with a form that sends itself to the cashier (页面跳转): send it as `text/html`. For orders that are too long
   * for an address.
   *
   * > [!NOTE]
   * > It has an inline script, which a strict Content-Security-Policy forbids: take {@link Alipay.buildPageUrl} there. Without
   * > scripts it shows a button.
   *
   * @param method - `alipay.trade.page.pay` or `alipay.trade.wap.pay`.
   * @param params - `bizContent` with the order; `returnUrl` for the way back.
   * @throws {@link InputError} when a parameter can't be sent.
   * @see Alipay open platform, "alipay.trade.page.pay" (docs/sources.md#alipay)
   */
  buildPageForm(method: string, params: AlipayParams): string
  /**
   * Builds the address of the cashier, to send the buyer's browser to (302).
   *
   * @param method - `alipay.trade.page.pay` or `alipay.trade.wap.pay`.
   * @param params - As for {@link Alipay.buildPageForm}.
   * @throws {@link InputError} when a parameter can't be sent.
   * @see Alipay open platform, "alipay.trade.page.pay" (docs/sources.md#alipay)
   */
  buildPageUrl(method: string, params: AlipayParams): string
  /**
   * Verifies a notification (异步通知): the signature over every field as it came, and that it is for your application.
   *
   * Wire: POST to your address, a form; answer `success`, otherwise it comes again up to eight times in 25 hours.
   *
   * > [!NOTE]
   * > Compare `out_trade_no`, `total_amount` and `seller_id` with your own order before you act. A message with `gmt_refund` or
   * > `refund_fee` reports a refund and no payment, whatever its `trade_status`. It has no documented age, and comes more than
   * > once: act once per `notifyId` (`createNotifyHandler` does).
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   * @returns `kind: 'trade'` for trades, `'message'` for those of the open platform; `fields` are what was signed.
   * @throws {@link InputError} when the body is already parsed: only raw bytes can be verified.
   * @throws {@link DecodeError} when it is no such form, or gives a field twice.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`, or `ERR_SIGNATURE_BINDING` for another application.
   * @see Alipay open platform, "异步通知说明" (docs/sources.md#alipay)
   */
  verifyNotify(input: NotifyInput): Promise<AlipayNotify>
  /**
   * Verifies what the buyer's browser brings back from the cashier (同步返回).
   *
   * > [!NOTE]
   * > It tells where the buyer comes from and not that the order is paid: query it, or wait for the notification.
   *
   * @param input - The address, its query, or a request that has it as `url`.
   * @throws {@link DecodeError} when it is no such query.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`, or `ERR_SIGNATURE_BINDING` for another application.
   * @see Alipay open platform, "alipay.trade.page.pay" (docs/sources.md#alipay)
   */
  verifyReturn(input: ReturnInput): Promise<AlipayReturn>
  /**
   * Receives notifications: verifies each, runs your work once per `notifyId`, answers `success` or asks for another delivery.
   *
   * @param options - `handle`: your work; `onceStore`: memory of what was done; `onError`: what went wrong.
   * @returns Handlers for Fetch servers and for `node:http`.
   * @throws {@link InputError} when an option is missing or wrong: here, and not with the first message.
   */
  createNotifyHandler(options: AlipayNotifyHandlerOptions): NotifyHandler
  /**
   * Opens a file that a reply names, such as a bill (bill_download_url), and hands it out while it still comes.
   *
   * Wire: GET, without any of your credentials. An address with http is read over https; plain http only on this machine.
   *
   * > [!NOTE]
   * > Only a zip archive passes for the file: a page of errors is a {@link DecodeError}, and a file that is cut short makes the
   * > stream fail. The address of a bill is good for 30 seconds.
   *
   * @param url - The address as it came.
   * @param options - Abort signal (until the end of the stream), time limits, repeats.
   * @returns `body`: the archive as a stream, which `readBill` of `@kaifang/bill-csv` reads.
   * @throws {@link InputError} when it is no such address.
   * @throws {@link HttpStatusError} when the address has expired.
   */
  open(url: string, options?: OpenOptions): Promise<OpenReply>
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes a client of Alipay's open platform. Parses the keys once; reads no environment, opens no connection before the first
 * call.
 *
 * @param settings - `appId` and `privateKey`; `alipayPublicKey` or `certificates` for all but login; the rest has defaults.
 * @throws {@link InputError} when a setting is wrong; for a key it says what was given instead.
 * @example
 * ```ts
 * import { generateKeyPairSync } from 'node:crypto'
 * import { initAlipay } from '@kaifang/alipay'
 *
 * const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
 * const alipay = initAlipay({ appId: '2021000000000000', privateKey })
 * console.log(Object.keys(alipay.auth)) // => [ 'code2Session', 'refreshToken' ]
 * ```
 */
export function initAlipay(settings: AlipaySettings): Alipay {
  const context = createAlipayContext(settings)
  return Object.freeze<Alipay>({
    auth: createAlipayAuth(context),
    execute: async (method, params, options) => execute(context, method, params, options),
    upload: async (method, input, options) => upload(context, method, input, options),
    buildOrderString: (method, params) => buildOrderString(context, method, params),
    buildPageForm: (method, params) => buildPageForm(context, method, params),
    buildPageUrl: (method, params) => buildPageUrl(context, method, params),
    verifyNotify: async (input) => verifyNotify(context, input),
    verifyReturn: async (input) => verifyReturn(context, input),
    createNotifyHandler: (options) => createAlipayNotifyHandler(context, options),
    open: async (url, options) => openFile(context, url, options),
    close: () => context.close()
  })
}
