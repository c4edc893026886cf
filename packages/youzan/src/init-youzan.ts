import type { NotifyHandler, NotifyInput } from '@kaifang/http-core'
import { createPushHandler, type PushHandlerOptions } from './notify/create-push-handler.ts'
import { type AppMessage, decryptMessage } from './notify/decrypt-message.ts'
import { verifyPush } from './notify/verify-push.ts'
import type { YouzanPush } from './notify/youzan-push.ts'
import { createYouzanAuth, type YouzanAuth } from './operations/auth/youzan-auth.ts'
import { createYouzanShop, type YouzanShop } from './operations/youzan-shop.ts'
import type { GrantId } from './read-grant-id.ts'
import { createYouzanContext } from './youzan-context.ts'
import type { YouzanSettings } from './youzan-settings.ts'

/** Youzan cloud (有赞云): the calls of the client's own shop, those of others, tokens and messages. */
export interface Youzan extends YouzanShop {
  /** Tokens by hand. */
  readonly auth: YouzanAuth
  /**
   * Gives the calls of a shop (店铺), with its own managed token. Any number of shops share the client's connections; asking twice
   * for a shop costs nothing.
   *
   * @param grantId - Shop (店铺 id, kdt_id), or mchId of a payment merchant.
   * @throws {@link InputError} for what is no id.
   */
  shop(grantId: GrantId): YouzanShop & { readonly grantId: string }
  /**
   * Verifies a message (消息推送): `Event-Sign` over the body as it arrived, your application, and what it holds.
   *
   * Wire: POST to your address, JSON; answer `{"code":0,"msg":"success"}` within 5 s, otherwise it comes again.
   *
   * > [!NOTE]
   * > Messages come at least once and in any order: act once per `msgId` (`createPushHandler` does), and let the higher
   * > `version` of one type win. They have no signed time, so an old one can be played back. MD5 with a secret is what the
   * > platform has: before money moves, read the order through the API, 30 s later where it lags.
   *
   * @param input - Fetch `Request`, Node request with its raw body, cloud-function event, or `{ headers, body }`.
   * @returns The message with `msg` decoded, and `successReply` to answer.
   * @throws {@link InputError} when the body is already parsed: only raw bytes can be verified.
   * @throws {@link SignatureError} `ERR_SIGNATURE_MISMATCH`, `ERR_SIGNATURE_BINDING` for another application.
   * @throws {@link DecodeError} when it is signed and no message all the same.
   * @see Youzan, "推送消息配置对接" (docs/sources.md#youzan-cloud)
   */
  verifyPush(input: NotifyInput): Promise<YouzanPush>
  /**
   * Receives messages: verifies each, runs your work once per `msgId`, answers as the platform wants or asks for another
   * delivery. Probes of the console (`test: true`) are answered and not handled.
   *
   * > [!NOTE]
   * > The platform waits 5 s. Longer work belongs into a queue that `handle` fills.
   *
   * @param options - `handle`: your work; `onceStore`: memory of what was done; `onError`: what went wrong.
   * @returns Handlers for Fetch servers and for `node:http`.
   * @throws {@link InputError} when an option is missing or wrong: here, and not with the first message.
   */
  createPushHandler(options: PushHandlerOptions): NotifyHandler
  /**
   * Decrypts the `message` of the app market (订购、授权消息), which comes to the callback address of tool apps.
   *
   * > [!NOTE]
   * > The platform does not sign it, and encrypts with a fixed IV: whoever saw some can put others together. Take it for a
   * > hint, and ask the API.
   *
   * @param message - Value of the query field, percent-encoded or already decoded.
   * @returns What it holds: `type`, such as `APP_SUBSCRIBE`, and the rest by its wire names.
   * @throws {@link DecodeError} `ERR_REPLY_DECRYPT` when `clientSecret` does not open it.
   * @see Youzan Node SDK, `message.decrypt` (docs/sources.md#youzan-cloud)
   */
  decryptMessage(message: string): AppMessage
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes a client of Youzan cloud (有赞云). Reads no environment, opens no connection before the first call.
 *
 * @param settings - `clientId` and `clientSecret` of the application, `grantId` of the shop; the rest has defaults.
 * @throws {@link InputError} when a setting is wrong.
 * @example
 * ```ts
 * import { initYouzan } from '@kaifang/youzan'
 *
 * const youzan = initYouzan({ clientId: 'f7a1', clientSecret: '0'.repeat(32), grantId: '88888' })
 * console.log(youzan.shop(99999).grantId) // => 99999
 * ```
 */
export function initYouzan(settings: YouzanSettings): Youzan {
  const context = createYouzanContext(settings)
  return Object.freeze<Youzan>({
    ...createYouzanShop(() => context.shopOf()),
    auth: createYouzanAuth(context),
    shop(given) {
      const shop = context.shopOf(given)
      return Object.freeze({ grantId: shop.grantId, ...createYouzanShop(() => shop) })
    },
    verifyPush: (input) => verifyPush(context.settings, input),
    createPushHandler: (options) => createPushHandler(context.settings, options),
    decryptMessage: (message) => decryptMessage(context.settings, message),
    close: () => context.close()
  })
}
