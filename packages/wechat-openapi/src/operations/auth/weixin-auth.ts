import type { CallOptions } from '@kaifang/http-core'
import type { AccessTokenReply } from '../../read-access-token-reply.ts'
import type { WeixinResult } from '../../read-result.ts'
import type { SessionInput } from '../../session-query.ts'
import type { Code2SessionInput, Code2SessionResult } from './code2-session.ts'
import type { GetPaidUnionIdInput, GetPaidUnionIdResult } from './get-paid-union-id.ts'
import type { GetStableAccessTokenInput } from './get-stable-access-token.ts'
import type { ResetUserSessionKeyResult } from './reset-user-session-key.ts'

/** Logins and tokens (登录, 接口调用凭据). */
export interface WeixinAuth {
  /**
   * Turns the code of a login into the user and the session (小程序登录).
   *
   * Wire: GET /sns/jscode2session with appid and secret in the query; needs no access token. Answers JSON as text/plain.
   *
   * > [!NOTE]
   * > A code works once, so this is never repeated after it was sent. When the reply is lost, let the client side call
   * > `wx.login` again. A new login may end the session key of the one before.
   *
   * @param input - The code, or an object with it.
   * @param options - Abort signal, time limits, repeats.
   * @returns `openid` and `sessionKey`; `unionid` where the app is bound to an Open Platform account.
   * @throws {@link InputError} when the code is no text, or the client has no secret.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_CODE` for a code that is invalid or used, `ERR_WECHAT_OPENAPI_USER` for a
   *   blocked user, `ERR_WECHAT_OPENAPI_CREDENTIAL`.
   * @see WeChat server API, "小程序登录" (docs/sources.md#wechat-server-api)
   */
  code2Session(input: string | Code2SessionInput, options?: CallOptions): Promise<Code2SessionResult>
  /**
   * Fetches an access token by the plain endpoint (获取接口调用凭据).
   *
   * Wire: GET /cgi-bin/token with appid and secret in the query.
   *
   * > [!NOTE]
   * > Every call makes a new token and retires the one before, which works for about 5 minutes more: two processes that call
   * > it knock each other out. Leave tokens to the client, or call {@link WeixinAuth.getStableAccessToken}. Never repeated by itself.
   *
   * @param options - Abort signal, time limits, repeats.
   * @returns `accessToken`, and `expiresIn` in seconds.
   * @throws {@link InputError} when the client has no secret.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_CREDENTIAL` for a wrong appid or secret, or an address that is not listed.
   * @see WeChat server API, "getAccessToken" (docs/sources.md#wechat-server-api)
   */
  getAccessToken(options?: CallOptions): Promise<AccessTokenReply>
  /**
   * Fetches an access token by the stable endpoint (获取稳定版接口调用凭据): everybody who asks gets the same token with the
   * seconds it has left; in its last 5 minutes a new one, while both work.
   *
   * Wire: POST /cgi-bin/stable_token with appid and secret in the JSON body. Apart from tokens of {@link WeixinAuth.getAccessToken}:
   * neither endpoint retires the other's.
   *
   * @param input - `forceRefresh` replaces the token, for everybody who has it.
   * @param options - Abort signal, time limits, repeats. Repeated like a read, unless forced.
   * @returns `accessToken`, and `expiresIn` in seconds.
   * @throws {@link InputError} when the client has no secret.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_CREDENTIAL`, `ERR_WECHAT_OPENAPI_QUOTA`, `ERR_WECHAT_OPENAPI_RATE_LIMIT`.
   * @see WeChat server API, "getStableAccessToken" (docs/sources.md#wechat-server-api)
   */
  getStableAccessToken(input?: GetStableAccessTokenInput, options?: CallOptions): Promise<AccessTokenReply>
  /**
   * Reads the unionid of a user who has just paid (支付后获取 UnionId), without the user's consent.
   *
   * Wire: GET /wxa/getpaidunionid.
   *
   * > [!NOTE]
   * > Works for 5 minutes after the payment, for verified mini programs.
   *
   * @param input - `openid`, and `transactionId` or `mchId` with `outTradeNo`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns `unionid`.
   * @throws {@link InputError} when the payment is not given by exactly one of its numbers.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_OPENID`, `ERR_WECHAT_OPENAPI_PERMISSION` (89002),
   *   `ERR_WECHAT_OPENAPI_PARAMETER` (89300).
   * @see WeChat server API, "支付后获取 Unionid" (docs/sources.md#wechat-server-api)
   */
  getPaidUnionId(input: GetPaidUnionIdInput, options?: CallOptions): Promise<GetPaidUnionIdResult>
  /**
   * Checks that a session key is still the user's (检验登录态).
   *
   * Wire: GET /wxa/checksession; the key signs the call and is not sent.
   *
   * @param input - `openid` and `sessionKey`.
   * @param options - Abort signal, time limits, repeats. A read: repeated up to twice by default.
   * @returns Nothing but success: a key that is not valid is an error.
   * @throws {@link InputError} when the key is not base64 of 16 bytes.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_SESSION` when the key is not valid: let the user log in again.
   * @see WeChat server API, "检验登录态" (docs/sources.md#wechat-server-api)
   */
  checkSession(input: SessionInput, options?: CallOptions): Promise<WeixinResult>
  /**
   * Gives a session a new key (重置登录态): the old one is void at once.
   *
   * Wire: GET /wxa/resetusersessionkey; the old key signs the call and is not sent.
   *
   * > [!NOTE]
   * > Never repeated after it was sent. When the reply is lost, neither key may be known here: let the user log in again.
   *
   * @param input - `openid` and the old `sessionKey`.
   * @param options - Abort signal, time limits, repeats.
   * @returns The new `sessionKey`.
   * @throws {@link InputError} when the key is not base64 of 16 bytes.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_SESSION` when the old key is not valid.
   * @see WeChat server API, "重置登录态" (docs/sources.md#wechat-server-api)
   */
  resetUserSessionKey(input: SessionInput, options?: CallOptions): Promise<ResetUserSessionKeyResult>
}
