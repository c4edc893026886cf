import { digestHex, timingSafeEqual } from '@kaifang/hmac-sign'
import {
  DecodeError,
  decodeJson,
  decodeText,
  isRecord,
  type NotifyInput,
  type NotifyReply,
  readNotify,
  SignatureError,
  type SignatureErrorCode
} from '@kaifang/http-core'
import type { ReadYouzanSettings } from '../youzan-settings.ts'
import { decodeMsg } from './decode-msg.ts'
import type { YouzanPush } from './youzan-push.ts'

/** What the platform expects as answer: it looks for `success` in the body, and otherwise delivers again. */
export const PUSH_REPLY: { readonly success: NotifyReply; readonly failure: NotifyReply } = Object.freeze({
  success: Object.freeze({ status: 200, contentType: 'application/json', body: '{"code":0,"msg":"success"}' }),
  failure: Object.freeze({ status: 200, contentType: 'application/json', body: '{"code":0,"msg":"failed"}' })
})

type Body = Readonly<Record<string, unknown>>

const where = { service: 'youzan', operation: 'verifyPush', retryable: false, outcome: 'rejected' } as const

function refuse(code: SignatureErrorCode, shortMessage: string, advice: string): SignatureError {
  return new SignatureError({ ...where, code, shortMessage, advice })
}

function parse(bytes: Uint8Array): Body {
  const text = decodeText(bytes)
  const result = text === undefined ? undefined : decodeJson(text)
  if (result !== undefined && 'value' in result && isRecord(result.value)) return result.value
  throw new DecodeError({
    ...where,
    code: 'ERR_HTTP_DECODE',
    shortMessage: 'got a body that is not a JSON object',
    advice: 'Youzan sends application/json; check what else posts to this address'
  })
}

/**
 * Signs a body (Event-Sign): MD5 of client id, the bytes as they arrived, and the secret, in lower-case hex.
 *
 * @see Youzan, "推送消息配置对接" (docs/sources.md#youzan-cloud)
 */
export function signPush(clientId: string, bytes: Uint8Array, secret: string): string {
  return digestHex('md5', Buffer.concat([Buffer.from(clientId), bytes, Buffer.from(secret)]))
}

/** An id: text, or a number that the platform's JSON left unquoted. */
function readId(...values: readonly unknown[]): string | undefined {
  const found = values.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number')
  return found === undefined ? undefined : String(found)
}

function readCount(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : undefined
}

/** Without an id of its own a message is told by all that does not change from one delivery to the next. */
function keyOf(type: string, msgId: string | undefined, body: Body): string {
  if (msgId !== undefined) return msgId
  const { sendCount: _count, sign: _sign, ...rest } = body
  return digestHex('sha256', JSON.stringify([type, rest]))
}

function verify(sign: string | undefined, bytes: Uint8Array, { clientId, trusted }: ReadYouzanSettings): void {
  if (sign === undefined) {
    throw refuse(
      'ERR_SIGNATURE_MISMATCH',
      'refused a message without Event-Sign',
      'look for a proxy that drops the header; the older sign in the body covers only a part and is not believed'
    )
  }
  // Each secret is tried, so that the time tells nothing of which one fits.
  const fits = trusted.map((secret) => timingSafeEqual(sign, signPush(clientId, bytes, secret)))
  if (fits.includes(true)) return
  throw refuse(
    'ERR_SIGNATURE_MISMATCH',
    'refused a message whose Event-Sign does not match',
    'do not act on it; if it is real, check clientSecret (see previousSecrets), and that nothing rewrites the body'
  )
}

/** The work of {@link Youzan.verifyPush}. */
export async function verifyPush(settings: ReadYouzanSettings, input: NotifyInput): Promise<YouzanPush> {
  const { headers, bytes } = await readNotify('youzan.verifyPush', input)
  verify(headers['event-sign'], bytes, settings)
  const body = parse(bytes)
  for (const clientId of [headers['client-id'], body.client_id]) {
    if (clientId === undefined || clientId === null || clientId === settings.clientId) continue
    const advice = 'check which application has this address configured'
    throw refuse('ERR_SIGNATURE_BINDING', 'refused a message for another application', advice)
  }
  const type = readId(body.type, headers['event-type'])
  if (type === undefined) {
    throw new DecodeError({
      ...where,
      code: 'ERR_REPLY_SHAPE',
      shortMessage: 'got a message without type',
      advice: 'look for a proxy that drops the header Event-Type'
    })
  }
  const msgId = readId(body.msg_id)
  return {
    type,
    msg: decodeMsg(body.msg),
    kdtId: readId(body.kdt_id, body.node_kdt_id, body.kdtId),
    rootKdtId: readId(body.root_kdt_id, body.head_kdt_id),
    id: readId(body.id, body.tid),
    status: readId(body.status),
    msgId,
    version: readCount(body.version),
    sendCount: readCount(body.sendCount),
    test: body.test === true || body.test === 'true',
    key: keyOf(type, msgId, body),
    raw: body,
    successReply: PUSH_REPLY.success
  }
}
