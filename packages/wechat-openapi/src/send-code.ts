import { type CallOptions, type Effect, readHeader } from '@kaifang/http-core'
import { readAccessToken } from './read-access-token.ts'
import { type MediaResult, readMedia } from './read-media.ts'
import type { WeixinContext } from './wechat-openapi-context.ts'
import { toWireNames } from './wire-names.ts'

/** A code as a picture. */
export interface CodeResult extends MediaResult {
  /** Codes that the app has made so far, where the platform says it (`Num-Used`). */
  readonly numUsed?: number
}

/** One call of `wxacode`. */
export interface CodeCall {
  /** Name within the namespace. */
  readonly name: string
  readonly path: string
  /** What is asked for, under our names. */
  readonly value: Readonly<Record<string, unknown>>
  readonly accessToken: string | undefined
  readonly effect: Effect
}

/** Sends a call that answers a code as a picture, or JSON when it is refused. The token must not be in the body (47001). */
export async function sendCode(context: WeixinContext, call: CodeCall, options?: CallOptions): Promise<CodeResult> {
  const operation = `wxacode.${call.name}`
  const caller = `wechat-openapi.${operation}`
  return context.http.send(
    {
      operation,
      method: 'POST',
      path: call.path,
      query: { access_token: readAccessToken(caller, call.accessToken) },
      body: { kind: 'json', value: toWireNames(caller, call.value) },
      effect: call.effect
    },
    (data, reply) => {
      const media = readMedia(data, reply)
      const used = readHeader(reply.headers, 'num-used')
      return used !== undefined && /^\d{1,9}$/.test(used) ? { ...media, numUsed: Number(used) } : media
    },
    options
  )
}
