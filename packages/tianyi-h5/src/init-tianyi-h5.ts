import type { CallOptions } from '@kaifang/http-core'
import {
  type AuthorizeUserInfoInput,
  type AuthorizeUserInfoResult,
  authorizeUserInfo
} from './operations/authorize-user-info.ts'
import { call, type TianyiH5Call } from './operations/call.ts'
import { type DecryptUserInfoOptions, decryptUserInfo } from './operations/decrypt-user-info.ts'
import { createTianyiH5Context } from './tianyi-h5-context.ts'
import type { TianyiH5Settings } from './tianyi-h5-settings.ts'
import type { TianyiUserInfo } from './user-info.ts'

/** The Tianyi H5 server API (天翼云盘 H5 服务端 API). */
export interface TianyiH5 {
  /**
   * Reads the user who granted access (网页应用授权登录), decrypted and checked: your application, fresh, a mobile number.
   *
   * Wire: GET /platform/h5auth/api/open/oauth2/authorizeUserInfo, signed headers, reply with XXTEA in hex.
   *
   * > [!NOTE]
   * > How long a token lives and whether it works twice is not documented, so call at once. The call is repeated only
   * > when the first try never left this machine: after a lost reply a second one could fail with "expired" and hide why.
   *
   * @param input - `authorizationToken` from the page.
   * @param options - Abort signal, time limits, repeats.
   * @returns The user; bind accounts to `appId` and `openId`.
   * @throws {@link InputError} when the token is empty or over 255 characters; nothing was sent.
   * @throws {@link ApiError} `ERR_TIANYI_H5_REFUSED` with the platform's `code` and `msg`.
   * @throws {@link DecodeError} `ERR_REPLY_DECRYPT` when `appSecret` does not open the record.
   * @throws {@link SignatureError} when the record is another application's, or older than `maxAge`.
   * @see Tianyi H5, "h5.authorizeUserInfo" (docs/sources.md#tianyi-h5)
   */
  authorizeUserInfo(input: AuthorizeUserInfoInput, options?: CallOptions): Promise<AuthorizeUserInfoResult>
  /**
   * Opens `encryptedData` (用户信息加密串) and checks it as {@link authorizeUserInfo} does. Sends nothing.
   *
   * The key is the first 16 bytes of `appSecret` as text, whatever its length. XXTEA does not authenticate: what passes
   * was encrypted with that key, at some time, by somebody.
   *
   * @param encryptedData - Hex in either case, up to 1024 characters.
   * @param options - `maxAge` in seconds, for a record that you stored.
   * @returns The user.
   * @throws {@link InputError} when it is no hex text.
   * @throws {@link DecodeError} `ERR_REPLY_DECRYPT` when `appSecret` does not open it.
   * @throws {@link SignatureError} when the record is another application's, or too old.
   * @see Tianyi H5, "h5.authorizeUserInfo" (docs/sources.md#tianyi-h5)
   */
  decryptUserInfo(encryptedData: string, options?: DecryptUserInfoOptions): TianyiUserInfo
  /**
   * Makes any signed call, with the same checks and errors as the modelled ones.
   *
   * @param call - Method, path and parameters.
   * @param options - Abort signal, time limits, repeats.
   * @returns `data` of the envelope, as it came.
   * @throws {@link InputError} when the path or a parameter can't be sent.
   * @throws {@link ApiError} when `code` is not 0.
   */
  call<T = unknown>(call: TianyiH5Call, options?: CallOptions): Promise<T>
  /** Waits for calls under way and closes the connections. */
  close(): Promise<void>
}

/**
 * Makes a client of the Tianyi H5 server API. Reads no environment, opens no connection before the first call.
 *
 * @param settings - `appSecret`, and `appId` to sign calls and check records; the rest has defaults.
 * @throws {@link InputError} when a setting is wrong.
 * @example
 * ```ts
 * import { initTianyiH5 } from '@kaifang/tianyi-h5'
 *
 * const tianyi = initTianyiH5({ appId: '0e0d8b62', appSecret: '32b5362f61f26f4e0e1221a57e7ab02ea77dbc40' })
 * console.log(Object.keys(tianyi).length) // => 4
 * ```
 */
export function initTianyiH5(settings: TianyiH5Settings): TianyiH5 {
  const context = createTianyiH5Context(settings)
  return Object.freeze<TianyiH5>({
    authorizeUserInfo: async (input, options) => authorizeUserInfo(context, input, options),
    decryptUserInfo: (encryptedData, options) => decryptUserInfo(context, encryptedData, options),
    call: async (given, options) => call(context, given, options),
    close: () => context.http.close()
  })
}
