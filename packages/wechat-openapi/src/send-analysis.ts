import type { CallOptions } from '@kaifang/http-core'
import { readAccessToken } from './read-access-token.ts'
import { type AnalysisInput, type DateRule, readDates } from './read-dates.ts'
import { type FieldKind, readResult, type WeixinResult } from './read-result.ts'
import type { WeixinContext } from './wechat-openapi-context.ts'

/** One call of `analysis`. */
export interface AnalysisCall {
  /** Name within the namespace. */
  readonly name: string
  /** Last part of the path. */
  readonly path: string
  readonly dateRule: DateRule
  /** What the reply can't do without, by the platform's name. */
  readonly required: Readonly<Record<string, FieldKind>>
}

/** Sends a call of `analysis` (数据分析): all have one input, one method and no `errcode` on success. */
export async function sendAnalysis<Result extends WeixinResult>(
  context: WeixinContext,
  call: AnalysisCall,
  input: AnalysisInput,
  options?: CallOptions
): Promise<Result> {
  const operation = `analysis.${call.name}`
  const caller = `wechat-openapi.${operation}`
  const value = readDates(caller, input, call.dateRule)
  const query = { access_token: readAccessToken(caller, input.accessToken) }
  const body = { kind: 'json', value } as const
  return context.http.send(
    { operation, method: 'POST', path: `/datacube/${call.path}`, query, body, effect: 'read' },
    (data, reply) => readResult<Result>(data, reply, call.required),
    options
  )
}
