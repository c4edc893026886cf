import type { CallOptions } from '@kaifang/http-core'
import { readResult, type WeixinResult } from '../../read-result.ts'
import { buildSessionQuery, type SessionInput } from '../../session-query.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** The wire call of {@link WeixinAuth.checkSession}. */
export async function checkSession(
  context: WeixinContext,
  input: SessionInput,
  options?: CallOptions
): Promise<WeixinResult> {
  const query = buildSessionQuery('wechat-openapi.auth.checkSession', input)
  return context.http.send(
    { operation: 'auth.checkSession', method: 'GET', path: '/wxa/checksession', query, effect: 'read' },
    (data, reply) => readResult<WeixinResult>(data, reply),
    options
  )
}
