import { type CallOptions, readInput } from '@kaifang/http-core'
import { type AccessTokenReply, readAccessTokenReply } from '../../read-access-token-reply.ts'
import { readOptionalFlag } from '../../read-optional.ts'
import { readSecret } from '../../read-secret.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinAuth.getStableAccessToken}. */
export interface GetStableAccessTokenInput {
  /**
   * Whether the token is replaced although it lives: at most 20 times a day, and not within 30 seconds of the last time.
   *
   * @default false
   */
  readonly forceRefresh?: boolean
}

/** The wire call of {@link WeixinAuth.getStableAccessToken}. */
export async function getStableAccessToken(
  context: Pick<WeixinContext, 'open' | 'settings'>,
  input: GetStableAccessTokenInput = {},
  options?: CallOptions
): Promise<AccessTokenReply> {
  const { open, settings } = context
  const caller = 'wechat-openapi.auth.getStableAccessToken'
  readInput(caller, input, ['forceRefresh'])
  const forced = readOptionalFlag(caller, 'forceRefresh', input.forceRefresh) === true
  const secret = readSecret('auth.getStableAccessToken', settings)
  const fields = { grant_type: 'client_credential', appid: settings.appId, secret }
  return open.send(
    {
      operation: 'auth.getStableAccessToken',
      method: 'POST',
      path: '/cgi-bin/stable_token',
      body: { kind: 'json', value: forced ? { ...fields, force_refresh: true } : fields },
      effect: forced ? 'write' : 'read',
      settleHint: 'fetch again without forceRefresh: that gives the token of the lost reply'
    },
    readAccessTokenReply,
    options
  )
}
