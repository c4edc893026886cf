import type { ServiceAnswer } from '../../engine/service.ts'
import type { Explanation } from '../../sandbox-types.ts'
import { encodeExactJson, type Wire, type WireObject } from './wire/exact-json.ts'
import type { YouzanRefusal } from './youzan-refusal.ts'

/** How an interface wraps what it answers (Youzan reference 4). */
export type Envelope =
  /** `{ trace_id, code: 200, success: true, message, data }`. */
  | 'modern'
  /** `{ response }` and `{ error_response }`. */
  | 'legacy'
  /** As modern, but `code` is declared String. */
  | 'text-code'

/** JSON as the gateway sends it. HTTP status 200 says nothing about success. */
export function youzanAnswer(
  body: WireObject,
  granted: boolean,
  explanation?: Explanation,
  status = 200
): ServiceAnswer {
  const headers = { 'content-type': 'application/json;charset=UTF-8' }
  return { status, headers, body: encodeExactJson(body), explanation, granted }
}

/** `gw_err_resp`, without `success` or `code` beside it. */
export function gatewayError(code: number, message: string, traceId: string): WireObject {
  return { gw_err_resp: { err_code: code, err_msg: message, trace_id: traceId } }
}

/** A success in its envelope. */
export function wrapSuccess(envelope: Envelope, data: Wire, traceId: string): WireObject {
  if (envelope === 'legacy') return { response: data }
  const code = envelope === 'text-code' ? '200' : 200
  return { trace_id: traceId, code, success: true, message: 'successful', data }
}

/** A refusal in the envelope of who refuses. */
export function wrapRefusal(
  envelope: Envelope,
  { kind, code, message, data }: YouzanRefusal,
  traceId: string
): WireObject {
  if (kind === 'gateway') return gatewayError(code, message, traceId)
  if (kind === 'token') return { success: false, code, message, data: null }
  if (envelope === 'legacy') return { error_response: { code, msg: message } }
  return { trace_id: traceId, code: envelope === 'text-code' ? String(code) : code, success: false, message, data }
}
