import { createHmac } from 'node:crypto'
import { type Fields, readInput, readText } from '@kaifang/http-core'
import { readAccessToken } from './read-access-token.ts'
import { readOpenid } from './read-openid.ts'
import type { TokenInput } from './token-input.ts'

/** Input of the calls about a session (登录态). */
export interface SessionInput extends TokenInput {
  /** The user. */
  readonly openid: string
  /** Key of the user's session (会话密钥), as `auth.code2Session` gave it. It is not sent: it signs. */
  readonly sessionKey: string
}

/**
 * Reads a session key: base64 of 16 bytes.
 *
 * @throws {@link InputError} with kind and size of the value, never the value.
 */
export function readSessionKey(caller: string, value: unknown): string {
  return readText(caller, 'sessionKey', value, {
    pattern: /^[A-Za-z0-9+/]{22}==$/,
    patternRule: 'the session key as it came: 24 characters, base64 of 16 bytes'
  })
}

/** Signs with a session key: its text is the key, not the bytes that it stands for (用户登录态签名). */
export function signWithSession(sessionKey: string, text: string): string {
  return createHmac('sha256', sessionKey).update(text).digest('hex')
}

/**
 * Reads the input and makes the query that proves the session: an HMAC over no text, keyed with the session key.
 *
 * @throws {@link InputError} naming the field.
 */
export function buildSessionQuery(caller: string, input: SessionInput): Fields {
  readInput(caller, input, ['accessToken', 'openid', 'sessionKey'])
  return {
    access_token: readAccessToken(caller, input.accessToken),
    openid: readOpenid(caller, 'openid', input.openid),
    signature: signWithSession(readSessionKey(caller, input.sessionKey), ''),
    sig_method: 'hmac_sha256'
  }
}
