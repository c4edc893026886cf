import type { CallOptions, Effect, ReplyView } from '@kaifang/http-core'
import { readAccessToken } from './read-access-token.ts'
import { type FieldKind, readResult, type WeixinResult } from './read-result.ts'
import type { WeixinContext } from './wechat-openapi-context.ts'
import { toWireNames } from './wire-names.ts'

/** One call that posts JSON and is answered with JSON. */
export interface PostCall<Result> {
  /** Namespace and name, such as `security.msgSecCheck`. */
  readonly operation: string
  readonly path: string
  readonly accessToken: string | undefined
  /** The body under our names; fields that are `undefined` are left out. */
  readonly value: Readonly<Record<string, unknown>>
  readonly effect: Effect
  readonly settleHint?: string
  /** What the reply can't do without, by the platform's name. */
  readonly required?: Readonly<Record<string, FieldKind>>
  /** Throws when the result must not be believed. */
  readonly verify?: (result: Result, reply: ReplyView) => void
}

/** Sends it; the token goes into the query, the rest into the body. */
export async function sendPost<Result extends WeixinResult>(
  context: WeixinContext,
  call: PostCall<Result>,
  options?: CallOptions
): Promise<Result> {
  const { operation, path, effect, settleHint, required, verify } = call
  const caller = `wechat-openapi.${operation}`
  return context.http.send(
    {
      operation,
      method: 'POST',
      path,
      query: { access_token: readAccessToken(caller, call.accessToken) },
      body: { kind: 'json', value: toWireNames(caller, call.value) },
      effect,
      ...(settleHint === undefined ? {} : { settleHint })
    },
    (data, reply) => {
      const result = readResult<Result>(data, reply, required)
      verify?.(result, reply)
      return result
    },
    options
  )
}
