import type { CallOptions } from '@kaifang/http-core'
import { readResult, type WeixinResult } from '../../read-result.ts'
import { buildSessionQuery, type SessionInput } from '../../session-query.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Result of {@link WeixinAuth.resetUserSessionKey}. */
export interface ResetUserSessionKeyResult extends WeixinResult {
  /** The user. */
  readonly openid: string
  /** The new key (会话密钥). A secret; it ends when the old one would have ended. */
  readonly sessionKey: string
}

/** The wire call of {@link WeixinAuth.resetUserSessionKey}. */
export async function resetUserSessionKey(
  context: WeixinContext,
  input: SessionInput,
  options?: CallOptions
): Promise<ResetUserSessionKeyResult> {
  const query = buildSessionQuery('wechat-openapi.auth.resetUserSessionKey', input)
  return context.http.send(
    {
      operation: 'auth.resetUserSessionKey',
      method: 'GET',
      path: '/wxa/resetusersessionkey',
      query,
      effect: 'write',
      settleHint: 'the old key may be void and the new one lost: let the client side call wx.login again'
    },
    (data, reply) => readResult<ResetUserSessionKeyResult>(data, reply, { openid: 'text', session_key: 'text' }),
    options
  )
}
