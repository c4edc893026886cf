import { createHash, timingSafeEqual } from 'node:crypto'
import { readInput, readText } from '@kaifang/http-core'
import { readSessionKey } from '../session-query.ts'

/** Input of {@link Weixin.verifyUserData}. */
export interface VerifyUserDataInput {
  /** Key of the user's session (会话密钥), as `auth.code2Session` gave it. */
  readonly sessionKey: string
  /** What the client side got (不包括敏感信息的原始数据字符串), as text and not parsed. */
  readonly rawData: string
  /** What the client side got beside it. */
  readonly signature: string
}

/** The work of {@link Weixin.verifyUserData}: `signature` is the SHA-1 of text and key. */
export function verifyUserData(input: VerifyUserDataInput): boolean {
  const caller = 'wechat-openapi.verifyUserData'
  readInput(caller, input, ['sessionKey', 'rawData', 'signature'])
  const sessionKey = readSessionKey(caller, input.sessionKey)
  const rawData = readText(caller, 'rawData', input.rawData)
  const signature = readText(caller, 'signature', input.signature)
  if (!/^[0-9a-f]{40}$/.test(signature)) return false
  const expected = createHash('sha1')
    .update(rawData + sessionKey)
    .digest('hex')
  return timingSafeEqual(Buffer.from(signature), Buffer.from(expected))
}
