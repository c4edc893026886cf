import { type CallOptions, isRecord, readInput, readText } from '@kaifang/http-core'
import type { TianyiH5Context } from '../tianyi-h5-context.ts'
import { readUserInfo, type TianyiUserInfo } from '../user-info.ts'

/** Input of {@link TianyiH5.authorizeUserInfo}. */
export interface AuthorizeUserInfoInput {
  /** Token of the user who granted access (授权用户的令牌), up to 255 characters. Opaque: pass it on unchanged. */
  readonly authorizationToken: string
}

/** Result of {@link TianyiH5.authorizeUserInfo}. */
export interface AuthorizeUserInfoResult extends TianyiUserInfo {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
}

/** Behind {@link TianyiH5.authorizeUserInfo}, which says what it promises. */
export function authorizeUserInfo(
  context: TianyiH5Context,
  input: AuthorizeUserInfoInput,
  options?: CallOptions
): Promise<AuthorizeUserInfoResult> {
  const caller = 'tianyi-h5.authorizeUserInfo'
  readInput(caller, input, ['authorizationToken'])
  const authorizationToken = readText(caller, 'authorizationToken', input.authorizationToken, {
    maxLength: 255,
    pattern: /^\S+$/,
    patternRule: 'text without white space'
  })
  return context.http.send(
    {
      operation: 'authorizeUserInfo',
      method: 'GET',
      path: '/platform/h5auth/api/open/oauth2/authorizeUserInfo',
      query: { authorizationToken },
      effect: 'write',
      settleHint: 'authorizationToken may be used up; let the user authorise again'
    },
    (data, reply) => {
      const encryptedData = isRecord(data) ? data.encryptedData : undefined
      if (typeof encryptedData !== 'string') throw reply.fail.shape('data.encryptedData', 'text')
      const { settings, clock } = context
      const rules = { settings, nowMs: clock.now(), maxAge: settings.maxAge, fail: reply.fail }
      return { errCode: 0, errMsg: 'ok', ...readUserInfo(encryptedData, rules) }
    },
    options
  )
}
