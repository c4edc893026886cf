import type { CallOptions } from '@kaifang/http-core'
import { type AccessTokenReply, readAccessTokenReply } from '../../read-access-token-reply.ts'
import { readSecret } from '../../read-secret.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** The wire call of {@link WeixinAuth.getAccessToken}. */
export async function getAccessToken(
  context: Pick<WeixinContext, 'open' | 'settings'>,
  options?: CallOptions
): Promise<AccessTokenReply> {
  const { open, settings } = context
  const secret = readSecret('auth.getAccessToken', settings)
  return open.send(
    {
      operation: 'auth.getAccessToken',
      method: 'GET',
      path: '/cgi-bin/token',
      query: { grant_type: 'client_credential', appid: settings.appId, secret },
      effect: 'write',
      settleHint: 'fetch again: that retires the token of the lost reply'
    },
    readAccessTokenReply,
    options
  )
}
