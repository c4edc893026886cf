import { type CallOptions, readInput } from '@kaifang/http-core'
import { readSignedReply } from '../read-signed-reply.ts'
import { type Resource, readId, readNumber, readOptionalText } from '../resource.ts'
import type { UtoolsContext } from '../utools-context.ts'
import { readAccessToken } from './read-access-token.ts'

/** Input of {@link Utools.getBaseInfo}. */
export interface GetBaseInfoInput {
  /** Token of `utools.fetchUserServerTemporaryToken()` (用户登录凭证), 32 characters, lives 2 hours. */
  readonly accessToken: string
}

/** Result of {@link Utools.getBaseInfo}. */
export interface BaseInfo {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /** Stable and unique per user of your plugin (用户 ID); bind accounts to it. */
  readonly openId: string
  /** Display name (昵称): any Unicode. */
  readonly nickname: string | undefined
  /** Address of the picture (头像). */
  readonly avatar: string | undefined
  /** `1` for uTools members (会员), else `0`. */
  readonly member: number
  /** Server time of the reply in seconds since the epoch. */
  readonly timestamp: number
  /** Every field as it came, also those that this version does not know. */
  readonly raw: Resource
}

/** Behind {@link Utools.getBaseInfo}, which says what it promises. */
export function getBaseInfo(context: UtoolsContext, input: GetBaseInfoInput, options?: CallOptions): Promise<BaseInfo> {
  const caller = 'utools.getBaseInfo'
  readInput(caller, input, ['accessToken'])
  const accessToken = readAccessToken(caller, input.accessToken)
  return context.http.send(
    {
      operation: 'getBaseInfo',
      method: 'GET',
      path: '/baseinfo',
      query: { access_token: accessToken },
      effect: 'read'
    },
    (data, reply) => {
      const resource = readSignedReply(context, data, reply)
      const { shape } = reply.fail
      return {
        errCode: 0,
        errMsg: 'ok',
        openId: readId(resource, 'open_id', shape),
        nickname: readOptionalText(resource, 'nickname', shape),
        avatar: readOptionalText(resource, 'avatar', shape),
        member: readNumber(resource, 'member', shape),
        timestamp: readNumber(resource, 'timestamp', shape),
        raw: resource
      }
    },
    options
  )
}
