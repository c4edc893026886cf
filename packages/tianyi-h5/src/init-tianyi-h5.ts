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
  /** Reads the user who granted access (网页应用授权登录). */
  authorizeUserInfo(input: AuthorizeUserInfoInput, options?: CallOptions): Promise<AuthorizeUserInfoResult>
  /** Opens and checks `encryptedData` (用户信息加密串). */
  decryptUserInfo(encryptedData: string, options?: DecryptUserInfoOptions): TianyiUserInfo
  /** Makes any signed call that is not modelled here. */
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
