import type { ServiceAnswer } from '../../engine/service.ts'
import type { Explanation } from '../../sandbox-types.ts'

/** What an operation gives back: members of a JSON object, or bytes. */
export type WeixinReply =
  | { readonly json: Readonly<Record<string, unknown>> }
  | { readonly bytes: Buffer; readonly headers: Readonly<Record<string, string>> }

/** `{"errcode":0,"errmsg":"ok", …}`, which some operations answer; others leave both out. */
export function okReply(members: Readonly<Record<string, unknown>> = {}): WeixinReply {
  return { json: { errcode: 0, errmsg: 'ok', ...members } }
}

/** The platform's JSON: raw UTF-8, and a Content-Type that differs by path. HTTP status 200 says nothing about success. */
export function weixinAnswer(operation: string, reply: WeixinReply): ServiceAnswer {
  if ('bytes' in reply) return { status: 200, headers: reply.headers, body: reply.bytes, granted: true }
  return { status: 200, headers: jsonHeaders(operation), body: JSON.stringify(reply.json), granted: true }
}

/** A refusal in the platform's envelope. */
export function weixinRefusalAnswer(
  operation: string,
  errcode: number,
  errmsg: string,
  explanation: Explanation | undefined
): ServiceAnswer {
  const body = JSON.stringify({ errcode, errmsg })
  return { status: 200, headers: jsonHeaders(operation), body, explanation, granted: false }
}

/** What the gateway answers to a body without a length, as reports show it. */
export function preconditionFailed(explanation: Explanation | undefined): ServiceAnswer {
  const body = '<html>\r\n<head><title>412 Precondition Failed</title></head>\r\n<body></body>\r\n</html>\r\n'
  return { status: 412, headers: { 'content-type': 'text/html' }, body, explanation, granted: false }
}

/** `sns/*` calls its JSON text (reference 1.1). */
function jsonHeaders(operation: string): Readonly<Record<string, string>> {
  const type = operation === 'auth.code2Session' ? 'text/plain' : 'application/json; encoding=utf-8'
  return { 'content-type': type }
}
