import type { CallOptions } from '@kaifang/http-core'
import type { AlipayContext } from '../../alipay-context.ts'
import { type Code2SessionInput, code2Session } from './code2-session.ts'
import type { AlipaySession } from './read-session.ts'
import { type RefreshTokenInput, refreshToken } from './refresh-token.ts'

/** Login (授权登录). */
export interface AlipayAuth {
  /**
   * Changes the code of a login into the user's id and tokens (换取授权访问令牌).
   *
   * Wire: POST `alipay.system.oauth.token`, `grant_type=authorization_code`.
   *
   * > [!NOTE]
   * > Works without Alipay's key, over TLS alone: then `verified` is false. A code is good once, so a lost reply is
   * > `outcome: 'unknown'` and is not repeated.
   *
   * @param input - The code of `my.getAuthCode` or `uni.login`, alone or as `{ code }`.
   * @param options - Abort signal, time limits, repeats.
   * @returns `openid` is what to store: the open id where the application has open ids, the user id otherwise.
   * @throws {@link InputError} when it is no code; nothing was sent.
   * @throws {@link ApiError} `ERR_ALIPAY_LOGIN_CODE` for a code that has expired, was used or is another application's.
   * @throws {@link SignatureError} when Alipay's key is configured and the reply is not signed with it.
   * @see Alipay open platform, "alipay.system.oauth.token" (docs/sources.md#alipay)
   */
  code2Session(input: Code2SessionInput, options?: CallOptions): Promise<AlipaySession>
  /**
   * Renews the tokens of a session (刷新令牌).
   *
   * Wire: POST `alipay.system.oauth.token`, `grant_type=refresh_token`.
   *
   * @param input - `refreshToken` of a session.
   * @param options - Abort signal, time limits, repeats.
   * @returns The session with its new tokens: store both, the old ones end.
   * @throws {@link ApiError} `ERR_ALIPAY_TOKEN` or `ERR_ALIPAY_LOGIN_CODE` for a token that has expired.
   * @see Alipay open platform, "alipay.system.oauth.token" (docs/sources.md#alipay)
   */
  refreshToken(input: RefreshTokenInput, options?: CallOptions): Promise<AlipaySession>
}

/** Binds the operations of login. */
export function createAlipayAuth(context: AlipayContext): AlipayAuth {
  return Object.freeze<AlipayAuth>({
    code2Session: async (input, options) => code2Session(context, input, options),
    refreshToken: async (input, options) => refreshToken(context, input, options)
  })
}
