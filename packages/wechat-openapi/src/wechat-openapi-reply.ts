import { type CheckReply, decodeJson, isRecord, type ReplyView, readHeader } from '@kaifang/http-core'
import { escapeControls } from './escape-controls.ts'
import { mediaTypeOf } from './media-type.ts'
import { MAY_HAVE_ACTED, meaningOf } from './wechat-openapi-error-codes.ts'

const OPENING_BRACE = 0x7b

/**
 * Whether the reply is bytes and not JSON. Errors of the endpoints that answer bytes come as JSON with status 200, and
 * the header says `image/jpeg` of PNG bytes, so the content decides first.
 */
function isMedia(reply: ReplyView): boolean {
  if (reply.bytes[0] === OPENING_BRACE) return false
  if (mediaTypeOf(reply.bytes) !== undefined) return true
  const type = readHeader(reply.headers, 'content-type') ?? ''
  return reply.bytes.length > 0 && /^(?:image|audio|video)\/|^application\/octet-stream/i.test(type)
}

/** Reads JSON, whatever the header says; raw control characters in its texts, which the platform lets through, are kept. */
function readJson(reply: ReplyView): unknown {
  try {
    return reply.json()
  } catch (error) {
    const mended = decodeJson(escapeControls(reply.text()))
    if ('value' in mended) return mended.value
    throw error
  }
}

/** The code of a refusal (错误码): absent or 0 is success, and digits in quotes count too. */
function readErrcode(body: Readonly<Record<string, unknown>>, reply: ReplyView): number {
  const { errcode } = body
  if (errcode === undefined) return 0
  const code = typeof errcode === 'string' && /^-?\d{1,10}$/.test(errcode) ? Number(errcode) : errcode
  if (typeof code === 'number' && Number.isSafeInteger(code)) return code
  throw reply.fail.shape('errcode', 'an integer')
}

/** The id of the exchange, which the platform keeps for 7 days, at the end of its text (`rid: …`, `hint: […]`). */
function readRid(errmsg: string): string | undefined {
  return /\b(?:rid|req_id): ?([\w-]{8,100})/.exec(errmsg)?.[1] ?? /\bhint: ?\[([\w-]{4,100})\]/.exec(errmsg)?.[1]
}

function refuse(reply: ReplyView, operation: string, code: number, errmsg: unknown): Error {
  const text = typeof errmsg === 'string' ? errmsg : ''
  const known = meaningOf(code, operation)
  return reply.fail.api({
    vendorCode: code,
    vendorMessage: text,
    requestId: readRid(text),
    mayHaveActed: reply.status >= 500 || MAY_HAVE_ACTED.has(code),
    ...(known ?? {})
  })
}

/** A status other than 200: business errors have 200, so this is seldom the platform's own word. */
function refuseStatus(reply: ReplyView, operation: string): Error {
  if (reply.status === 412) {
    return reply.fail.api({
      code: 'ERR_WECHAT_OPENAPI_REQUEST',
      vendorCode: 412,
      vendorMessage: 'Precondition Failed',
      meaning: 'the body came without its length',
      advice: 'every request here has a Content-Length; look for a transport or proxy of yours that makes it chunked'
    })
  }
  try {
    const body = readJson(reply)
    const code = isRecord(body) ? readErrcode(body, reply) : 0
    if (isRecord(body) && code !== 0) return refuse(reply, operation, code, body.errmsg)
  } catch {
    // A page of a proxy's.
  }
  return reply.fail.status()
}

/**
 * Checks a reply: success is status 200 and `errcode` absent or 0, as JSON under any header, or as bytes.
 *
 * @returns The parsed body, or the bytes.
 * @see WeChat server API, "返回码说明" (docs/sources.md#wechat-server-api)
 */
export const checkWeixinReply: CheckReply = (reply, operation) => {
  if (reply.status !== 200) throw refuseStatus(reply, operation)
  if (isMedia(reply)) return reply.bytes
  const body = readJson(reply)
  if (!isRecord(body)) throw reply.fail.decode('sent JSON that is no object')
  const code = readErrcode(body, reply)
  if (code !== 0) throw refuse(reply, operation, code, body.errmsg)
  return body
}
