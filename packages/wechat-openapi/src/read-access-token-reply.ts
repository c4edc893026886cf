import type { ReplyView } from '@kaifang/http-core'
import { readResult, type WeixinResult } from './read-result.ts'

/** A token as the platform answers it. */
export interface AccessTokenReply extends WeixinResult {
  /** The token (接口调用凭证). Keep room for 512 characters; a secret. */
  readonly accessToken: string
  /** Seconds that it lives, at most 7200. */
  readonly expiresIn: number
}

/** Reads the reply of both token endpoints. */
export function readAccessTokenReply(data: unknown, reply: ReplyView): AccessTokenReply {
  const result = readResult<AccessTokenReply>(data, reply, { access_token: 'text', expires_in: 'number' })
  // One that goes into a query, and lives: anything else would be stored and fail every call.
  if (!/^[\x21-\x7e]+$/.test(result.accessToken)) throw reply.fail.shape('access_token', 'text without white space')
  if (!(result.expiresIn > 0)) throw reply.fail.shape('expires_in', 'seconds from 1 up')
  return result
}
