import { type CallOptions, describeValue, InputError, readInput, readText } from '@kaifang/http-core'
import { readResult, type WeixinResult } from '../../read-result.ts'
import { readSecret } from '../../read-secret.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinAuth.code2Session}, where it is not the code alone. */
export interface Code2SessionInput {
  /** Code of `wx.login` (登录凭证): works once, for 5 minutes, for the app that made it. */
  readonly code: string
}

/** Result of {@link WeixinAuth.code2Session}. */
export interface Code2SessionResult extends WeixinResult {
  /** Id of the user in this app (用户唯一标识). */
  readonly openid: string
  /** Key of the session (会话密钥), base64 of 16 bytes. A secret: never give it to the client side. */
  readonly sessionKey: string
  /** Id of the user in all apps of one Open Platform account, where this app is bound to one. */
  readonly unionid?: string
}

const CALLER = 'wechat-openapi.auth.code2Session'

function readCode(input: string | Code2SessionInput): string {
  const rule = { pattern: /^\S+$/, patternRule: 'text without white space' }
  if (typeof input === 'string') return readText(CALLER, 'code', input, rule)
  if (typeof input !== 'object' || input === null) {
    throw new InputError({
      caller: CALLER,
      field: 'code',
      rule: 'text, or an object with code',
      received: describeValue(input)
    })
  }
  readInput(CALLER, input, ['code'])
  return readText(CALLER, 'code', input.code, rule)
}

/** The wire call of {@link WeixinAuth.code2Session}. */
export async function code2Session(
  context: WeixinContext,
  input: string | Code2SessionInput,
  options?: CallOptions
): Promise<Code2SessionResult> {
  const { appId } = context.settings
  const code = readCode(input)
  const secret = readSecret('auth.code2Session', context.settings)
  return context.open.send(
    {
      operation: 'auth.code2Session',
      method: 'GET',
      path: '/sns/jscode2session',
      query: { appid: appId, secret, js_code: code, grant_type: 'authorization_code' },
      effect: 'write',
      settleHint: 'the code may be used up: let the client side call wx.login again'
    },
    (data, reply) => readResult<Code2SessionResult>(data, reply, { openid: 'text', session_key: 'text' }),
    options
  )
}
