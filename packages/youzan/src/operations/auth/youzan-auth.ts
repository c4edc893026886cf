import type { CallOptions } from '@kaifang/http-core'
import type { YouzanContext } from '../../youzan-context.ts'
import { type GetTokenInput, getToken } from './get-token.ts'
import { type GetTokenByCodeInput, getTokenByCode } from './get-token-by-code.ts'
import { type RefreshTokenInput, refreshToken } from './refresh-token.ts'
import type { TokenResult } from './token-result.ts'

/**
 * Tokens by hand (获取和刷新 access_token). Calls to APIs fetch, keep and renew theirs by themselves; what is fetched here is
 * put where they look.
 */
export interface YouzanAuth {
  /**
   * Fetches the token of a shop (获取 access_token), for self-use and platform apps.
   *
   * Wire: POST /auth/token, `authorize_type` `silent` (自用型) or `certificate` (平台型).
   *
   * > [!NOTE]
   * > `refresh: true` may end the old token at once (the official pages disagree), also for programs that know nothing of
   * > yours. Without it nobody loses a token, and the answer that a crash has lost comes again.
   *
   * @param input - `refresh`: a new one although the current one lives; `grantId`: the shop.
   * @param options - Abort signal, time limits, repeats. A read, unless `refresh` is true.
   * @returns The token, `expiresAt` in milliseconds since the epoch, and whether it is in the store.
   * @throws {@link InputError} when `refresh` is no boolean, or there is no shop; nothing was sent.
   * @throws {@link ApiError} `ERR_YOUZAN_CREDENTIALS`, `ERR_YOUZAN_AUTHORIZATION` for another kind of app or a shop that has
   *   not authorised it, `ERR_YOUZAN_RATE_LIMIT`.
   * @see Youzan, "API 调用指南", 获取 TOKEN (docs/sources.md#youzan-cloud)
   */
  getToken(input?: GetTokenInput, options?: CallOptions): Promise<TokenResult>
  /**
   * Exchanges the code that a merchant's authorisation brought to your callback address (授权码), for tool apps (工具型).
   *
   * Wire: POST /auth/token, `authorize_type` `authorization_code`.
   *
   * > [!NOTE]
   * > A code is good for 2 minutes and once. The token is kept under the shop that the platform names (`authorityId`), and
   * > `shop(authorityId)` works from then on, as long as some process refreshes it every 28 days.
   *
   * @param input - `code`; `redirectUri` where the platform asks for it.
   * @param options - Abort signal, time limits. Repeated only when nothing was sent.
   * @returns The token with its refresh token, and whether both are in the store.
   * @throws {@link InputError} when the code is no text.
   * @throws {@link ApiError} `ERR_YOUZAN_AUTHORIZATION` for a code that is wrong, old or used.
   * @see Youzan, "工具型应用授权" (docs/sources.md#youzan-cloud)
   */
  getTokenByCode(input: GetTokenByCodeInput, options?: CallOptions): Promise<TokenResult>
  /**
   * Spends a refresh token (刷新令牌) for a new pair, for tool apps. Managed tokens do so by themselves 10 minutes before a token
   * ends; call it for shops without traffic, whose refresh token ends after 28 days.
   *
   * Wire: POST /auth/token, `authorize_type` `refresh_token`.
   *
   * > [!NOTE]
   * > The old pair is dead from then on. Where the answer is lost, the same call gives the same pair within an hour.
   *
   * @param input - `refreshToken` of your own keeping, or `grantId` of a shop whose token is stored.
   * @param options - Abort signal, time limits, repeats.
   * @returns The new pair, and whether it is in the store.
   * @throws {@link InputError} when there is no refresh token to spend.
   * @throws {@link ApiError} `ERR_YOUZAN_AUTHORIZATION` for one that is spent or over: let the merchant authorise again.
   * @see Youzan, "API 调用指南", refresh_token (docs/sources.md#youzan-cloud)
   */
  refreshToken(input?: RefreshTokenInput, options?: CallOptions): Promise<TokenResult>
}

/** Binds the token calls to a client. */
export function createYouzanAuth(context: YouzanContext): YouzanAuth {
  return Object.freeze<YouzanAuth>({
    getToken: async (input, options) => getToken(context, input, options),
    getTokenByCode: async (input, options) => getTokenByCode(context, input, options),
    refreshToken: async (input, options) => refreshToken(context, input, options)
  })
}
