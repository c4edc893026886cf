import type { ApiFailure, CheckReply, ReplyView } from '@kaifang/http-core'
import { isRecord } from '@kaifang/http-core'
import { meaningOf } from './youzan-error-codes.ts'

/** A reply of any envelope that means success. */
export interface YouzanReply {
  /** The payload: an object, a list, a flag or a text. */
  readonly data: unknown
  /** The platform's id of the exchange (trace_id). */
  readonly requestId: string | undefined
  /** The whole body as it came. */
  readonly raw: Readonly<Record<string, unknown>>
}

type Body = Readonly<Record<string, unknown>>

/** What the modern envelope itself is made of. */
const ENVELOPE = new Set(['success', 'code', 'message', 'trace_id', 'request_id', 'data'])

function readText(...values: readonly unknown[]): string {
  return values.find((value): value is string => typeof value === 'string' && value !== '') ?? ''
}

function readCode(value: unknown): number | string {
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? value : 'none'
}

function traceOf(...values: readonly unknown[]): string | undefined {
  return readText(...values) || undefined
}

/** Whether the platform says yes (or no) in a word or a flag. */
function isFlag(value: unknown, flag: boolean): boolean {
  return value === flag || value === String(flag)
}

/** Finds the platform's refusal in a body: gateway, legacy or business envelope. */
function findRefusal(
  body: Body
): Pick<ApiFailure, 'vendorCode' | 'vendorMessage' | 'requestId' | 'mayHaveActed'> | undefined {
  const { gw_err_resp: gateway, error_response: legacy, trace_id: trace, request_id: request, code } = body
  if (isRecord(gateway)) {
    return {
      vendorCode: readCode(gateway.err_code),
      vendorMessage: readText(gateway.err_msg, gateway.err_message),
      requestId: traceOf(gateway.trace_id, trace, request)
    }
  }
  if (isRecord(legacy)) {
    const sub = [legacy.sub_code, legacy.sub_msg].filter((part) => typeof part === 'string' || typeof part === 'number')
    const text = readText(legacy.msg, legacy.message)
    return {
      vendorCode: readCode(legacy.code),
      vendorMessage: sub.length === 0 ? text : `${text} (${sub.join(' ')})`,
      requestId: traceOf(legacy.trace_id, trace, request)
    }
  }
  const hasCode = code !== undefined && code !== null
  if (body.response !== undefined || !(isFlag(body.success, false) || (hasCode && Number(code) !== 200)))
    return undefined
  return {
    vendorCode: readCode(code),
    vendorMessage: readText(body.message, body.msg),
    requestId: traceOf(trace, request),
    // Contradicts itself: done, with a code that is none of success.
    mayHaveActed: isFlag(body.success, true)
  }
}

function findData(body: Body): { readonly data: unknown } | undefined {
  // Legacy: the payload itself, which may be a bare flag.
  if (body.response !== undefined) return { data: body.response }
  const saysSo = isFlag(body.success, true) || Number(body.code ?? 0) === 200
  if (body.data !== undefined && (saysSo || body.success === undefined)) return { data: body.data }
  if (!saysSo) return undefined
  // Some lists put their items and paginator beside `success`.
  const rest = Object.fromEntries(Object.entries(body).filter(([name]) => !ENVELOPE.has(name)))
  return { data: Object.keys(rest).length === 0 ? null : rest }
}

function refuse(reply: ReplyView, refusal: NonNullable<ReturnType<typeof findRefusal>>): Error {
  const { mayHaveActed = false, ...words } = refusal
  const known = meaningOf(refusal.vendorCode)
  // The gateway's own refusals come with status 200: whatever the body says, something between has failed.
  const isBroken = reply.status >= 500
  return reply.fail.api({
    ...words,
    ...known,
    retryable: isBroken || known?.retryable === true,
    mayHaveActed: isBroken || mayHaveActed || known?.mayHaveActed === true
  })
}

/**
 * Checks a reply. Failures come with status 200, in one of three envelopes; success in two more. What fits none of them is
 * an error: nothing is guessed.
 *
 * @returns A {@link YouzanReply}.
 * @see Youzan, "API 调用指南" (docs/sources.md#youzan-cloud)
 */
export const checkYouzanReply: CheckReply = (reply): YouzanReply => {
  if (reply.status !== 200) throw refuseStatus(reply)
  const body = reply.json()
  if (!isRecord(body)) throw reply.fail.decode('sent JSON that is no object')
  const refusal = findRefusal(body)
  if (refusal !== undefined) throw refuse(reply, refusal)
  const found = findData(body)
  if (found === undefined) throw reply.fail.shape('success', 'one of the envelopes that the platform documents')
  return { ...found, requestId: traceOf(body.trace_id, body.request_id), raw: body }
}

/** A status other than 200 is seldom the gateway's own word. */
function refuseStatus(reply: ReplyView): Error {
  try {
    const body = reply.json()
    const refusal = isRecord(body) ? findRefusal(body) : undefined
    if (refusal !== undefined) return refuse(reply, refusal)
  } catch {
    // A page of a proxy's.
  }
  return reply.fail.status()
}
