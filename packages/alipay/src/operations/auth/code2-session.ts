import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import type { AlipayContext } from '../../alipay-context.ts'
import { readParams } from '../read-params.ts'
import { sendCall, TOKEN_METHOD } from '../send-call.ts'
import { type AlipaySession, readSession } from './read-session.ts'

/** Input of {@link AlipayAuth.code2Session}: the code, alone or in an object. */
export type Code2SessionInput = string | { readonly code: string }

/** Behind {@link AlipayAuth.code2Session}, which says what it promises. */
export function code2Session(
  context: AlipayContext,
  input: Code2SessionInput,
  options?: CallOptions
): Promise<AlipaySession> {
  const caller = 'alipay.code2Session'
  const given = typeof input === 'string' ? input : readInput(caller, input, ['code']).code
  const code = readText(caller, 'code', given, {
    maxLength: 128,
    pattern: /^[\x21-\x7e]+$/,
    patternRule: 'the code of my.getAuthCode or uni.login, without white space'
  })
  const params = readParams(caller, context.settings, TOKEN_METHOD, {
    fields: { grant_type: 'authorization_code', code }
  })
  const traits = {
    operation: 'code2Session',
    effect: 'write',
    settleHint: 'ask the client side for a new code: one is good once',
    mayGoUnverified: true
  } as const
  return sendCall(context, params, traits, options, readSession)
}
