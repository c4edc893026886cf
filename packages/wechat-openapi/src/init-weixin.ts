import type { NotifyHandler, NotifyInput } from '@kaifang/http-core'
import { createMessagePushHandler, type MessagePushHandlerOptions } from './notify/create-message-push-handler.ts'
import { type MessagePush, verifyMessagePush } from './notify/verify-message-push.ts'
import { bindOperations, type WeixinNamespaces } from './operations/bind-operations.ts'
import { call, type WeixinCallOptions } from './operations/call.ts'
import { type DecryptUserDataInput, decryptUserData, type UserData } from './user-data/decrypt-user-data.ts'
import { type VerifyUserDataInput, verifyUserData } from './user-data/verify-user-data.ts'
import { createWeixinContext } from './wechat-openapi-context.ts'
import type { WeixinSettings } from './wechat-openapi-settings.ts'

/** The WeChat mini program server API (微信小程序服务端接口). */
export interface Weixin extends WeixinNamespaces {
  /**
   * Opens `encryptedData` (加密数据解密) of the client side: AES-128-CBC under the session key; the app in its watermark must
   * be yours.
   *
   * > [!NOTE]
   * > Nothing authenticates the ciphertext but the session key. A key of another login fails like damaged data.
   *
   * @param input - `sessionKey`, `encryptedData` and `iv` as they came; `maxAge` in seconds for data that must be fresh.
   * @returns The data under the platform's names.
   * @throws {@link InputError} when a part is no base64 of its size.
   * @throws {@link DecodeError} `ERR_REPLY_DECRYPT` when it can't be opened.
   * @throws {@link SignatureError} `ERR_SIGNATURE_BINDING` for another app, `ERR_SIGNATURE_STALE` past `maxAge`.
   * @see WeChat user data, "加密数据解密算法" (docs/sources.md#wechat-user-data)
   */
  decryptUserData(input: DecryptUserDataInput): UserData
  /**
   * Verifies `rawData` (数据签名校验) of the client side: `signature` is the SHA-1 of it and the session key.
   *
   * @param input - `sessionKey`; `rawData` and `signature` as they came.
   * @returns Whether it matches.
   * @throws {@link InputError} when a part is no text.
   * @see WeChat user data, "数据签名校验" (docs/sources.md#wechat-user-data)
   */
  verifyUserData(input: VerifyUserDataInput): boolean
  /**
   * Verifies a message that the platform pushes (消息推送), and opens an encrypted one: signature, time, app, in JSON or XML.
   *
   * Wire: POST to your address, the signature in the query. Answer within 5 seconds, otherwise it comes again, three times in
   * all.
   *
   * > [!NOTE]
   * > The signature of a plain message covers only the time and a nonce, not the text: choose the secure mode in the console
   * > and give `encodingAesKey`. With it, plain messages are refused.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ url, headers, body }`.
   * @returns The message, its key for doing things once, and `reply` to answer it.
   * @throws {@link InputError} when the body is already parsed, or `messagePush` was not given to {@link initWeixin}.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`, `ERR_SIGNATURE_BINDING` for another app,
   *   `ERR_SIGNATURE_STALE` past `messagePush.maxAge`.
   * @throws {@link DecodeError} `ERR_REPLY_DECRYPT` when it can't be opened, `ERR_HTTP_DECODE` when it is no message.
   * @see WeChat message push, "消息推送" (docs/sources.md#wechat-message-push)
   */
  verifyMessagePush(input: NotifyInput): Promise<MessagePush>
  /**
   * Receives message push: answers the check of the address (`echostr`), verifies each message, runs your work once, and
   * sends the reply that it returns.
   *
   * > [!NOTE]
   * > The platform waits 5 s. Longer work belongs into a queue that `handle` fills; answer the user by
   * > `customerServiceMessage.send`.
   *
   * @param options - `handle`: your work, which may return a reply; `onceStore`: memory of what was done; `onError`: what
   *   went wrong.
   * @returns Handlers for Fetch servers and for `node:http`.
   * @throws {@link InputError} when an option is missing or wrong: here, and not with the first message.
   * @see WeChat message push, "消息推送" (docs/sources.md#wechat-message-push)
   */
  createMessagePushHandler(options: MessagePushHandlerOptions): NotifyHandler
  /**
   * Makes any call that is not modelled here, with the same token, checks, errors and names.
   *
   * @param path - The platform's path, such as `/wxa/genwxashortlink`.
   * @param body - Body for a POST, under names in camelCase; names without capitals are sent as they are.
   * @param options - `method`, `query`, `effect`, `names`, `accessToken`, and those of every call.
   * @returns The reply in camelCase, or `{ contentType, buffer }` where bytes come.
   * @throws {@link ApiError} when the platform refuses.
   * @example
   * ```ts
   * import { initWeixin } from '@kaifang/wechat-openapi'
   *
   * const shorten = (weixin: ReturnType<typeof initWeixin>, pageUrl: string) =>
   *   weixin.call<{ link: string }>('/wxa/genwxashortlink', { pageUrl }, { effect: 'read' })
   * console.log(shorten.length) // => 2
   * ```
   */
  call<Result = Readonly<Record<string, unknown>>>(
    path: string,
    body?: object,
    options?: WeixinCallOptions
  ): Promise<Result>
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes a client of the WeChat mini program server API. Reads no environment, opens no connection before the first call.
 * Make one and keep it: it keeps its connections and its access token.
 *
 * @param settings - `appId` and `secret`; the rest has defaults.
 * @throws {@link InputError} when a setting is wrong.
 * @example
 * ```ts
 * import { initWeixin } from '@kaifang/wechat-openapi'
 *
 * const weixin = initWeixin({ appId: 'wx4f4bc4dec97d474b', secret: '0'.repeat(32) })
 * console.log(Object.keys(weixin.wxacode).join(' ')) // => createQRCode get getUnlimited
 * ```
 */
export function initWeixin(settings: WeixinSettings): Weixin {
  const context = createWeixinContext(settings)
  return Object.freeze<Weixin>({
    ...bindOperations(context),
    decryptUserData: (input) => decryptUserData(context, input),
    verifyUserData: (input) => verifyUserData(input),
    verifyMessagePush: (input) => verifyMessagePush(context, input),
    createMessagePushHandler: (options) => createMessagePushHandler(context, options),
    call: async <Result>(path: string, body?: object, options?: WeixinCallOptions) =>
      call<Result>(context, path, body, options),
    close: () => context.close()
  })
}
