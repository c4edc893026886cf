import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import type { AlipayContext } from '../../alipay-context.ts'
import { readParams } from '../read-params.ts'
import { sendCall, TOKEN_METHOD } from '../send-call.ts'
import { type AlipaySession, readSession } from './read-session.ts'

/** Input of {@link AlipayAuth.refreshToken}. */
export interface RefreshTokenInput {
  /** `refreshToken` of a session. */
  readonly refreshToken: string
}

/** Behind {@link AlipayAuth.refreshToken}, which says what it promises. */
export function refreshToken(
  context: AlipayContext,
  input: RefreshTokenInput,
  options?: CallOptions
): Promise<AlipaySession> {
  const caller = 'alipay.refreshToken'
  const token = readText(caller, 'refreshToken', readInput(caller, input, ['refreshToken']).refreshToken, {
    maxLength: 128,
    pattern: /^[\x21-\x7e]+$/,
    patternRule: 'text without white space'
  })
  const fields = { grant_type: 'refresh_token', refresh_token: token }
  const params = readParams(caller, context.settings, TOKEN_METHOD, { fields })
  const traits = {
    operation: 'refreshToken',
    effect: 'write',
    settleHint: 'try once more; when the token is refused, let the user log in again',
    mayGoUnverified: true
  } as const
  return sendCall(context, params, traits, options, readSession)
}
