import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import type { TianyiH5Context } from '../tianyi-h5-context.ts'
import { isRecord } from '../tianyi-h5-reply.ts'
import { readUserInfo, type TianyiUserInfo } from '../user-info.ts'

/** Input of {@link authorizeUserInfo}. */
export interface AuthorizeUserInfoInput {
  /** Token of the user who granted access (授权用户的令牌), up to 255 characters. Opaque: pass it on unchanged. */
  readonly authorizationToken: string
}

/** Result of {@link authorizeUserInfo}. */
export interface AuthorizeUserInfoResult extends TianyiUserInfo {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
}

/**
 * Reads the user who granted access (网页应用授权登录), decrypted and checked: your application, fresh, a mobile number.
 *
 * Wire: GET /platform/h5auth/api/open/oauth2/authorizeUserInfo, signed headers, reply with XXTEA in hex.
 *
 * > [!NOTE]
 * > How long a token lives and whether it works twice is not documented, so call at once. The call is repeated only
 * > when the first try never left this machine: after a lost reply a second one could fail with "expired" and hide why.
 *
 * @param context - The client.
 * @param input - `authorizationToken` from the page.
 * @param options - Abort signal, time limits, repeats.
 * @returns The user; bind accounts to `appId` and `openId`.
 * @throws {@link InputError} when the token is empty or over 255 characters; nothing was sent.
 * @throws {@link ApiError} `ERR_TIANYI_H5_REFUSED` with the platform's `code` and `msg`.
 * @throws {@link DecodeError} `ERR_REPLY_DECRYPT` when `appSecret` does not open the record.
 * @throws {@link SignatureError} when the record is another application's, or older than `maxAge`.
 * @see Tianyi H5, "h5.authorizeUserInfo" (docs/sources.md#tianyi-h5)
 */
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
