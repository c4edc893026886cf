import { type CheckReply, type Clock, isRecord, type ReplyView, readHeader } from '@kaifang/http-core'
import { UTOOLS_ERROR_CODES, type UtoolsErrorMeaning } from './utools-error-codes.ts'

/** The platform's complaints per field: a map of name to texts. Anything else in it is passed over. */
function readFieldErrors(value: unknown): Record<string, string[]> {
  if (!isRecord(value)) return {}
  const lists = Object.entries(value).map(([field, texts]): [string, string[]] => [
    field,
    (Array.isArray(texts) ? texts : [texts]).filter((text) => typeof text === 'string')
  ])
  return Object.fromEntries(lists.filter(([, texts]) => texts.length > 0))
}

/** Statuses behind which a clock that is off may stand: the signature covers the timestamp. */
const CLOCK_STATUSES = new Set([401, 403])

/** How far this machine's clock is from the platform's, by the reply's `Date` header. */
function clockAdvice(reply: ReplyView, clock: Clock): string {
  if (!CLOCK_STATUSES.has(reply.status)) return ''
  const serverMs = Date.parse(readHeader(reply.headers, 'date') ?? '')
  const skew = Math.round((clock.now() - serverMs) / 1000)
  if (Number.isNaN(skew) || Math.abs(skew) < 60) return ''
  return `; this machine's clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} the platform's`
}

/** Reads the platform's own error; `undefined` when the body is somebody else's, such as a proxy's page. */
function readRefusal(reply: ReplyView): Record<string, unknown> | undefined {
  try {
    const body = reply.json()
    return isRecord(body) && typeof body.message === 'string' ? body : undefined
  } catch {
    return undefined
  }
}

/** What a status means; statuses from 500 up that the document leaves out, such as 503, mean what 500 means. */
function meaningOf(status: number): UtoolsErrorMeaning | undefined {
  return UTOOLS_ERROR_CODES[status] ?? (status >= 500 ? UTOOLS_ERROR_CODES[500] : undefined)
}

/**
 * Makes the check of replies: success is status 200 and nothing else, since `POST /goods` answers its result in
 * `message`, where errors have their text.
 *
 * @returns The parsed body.
 */
export function createUtoolsCheck(clock: Clock): CheckReply {
  return (reply) => {
    if (reply.status === 200) return reply.json()
    const refusal = readRefusal(reply)
    if (refusal === undefined) throw reply.fail.status()
    const known = meaningOf(reply.status)
    throw reply.fail.api({
      vendorCode: reply.status,
      vendorMessage: String(refusal.message),
      fieldErrors: readFieldErrors(refusal.errors),
      retryable: known?.retryable ?? false,
      // A success that is not the documented one, such as 201, and a failure midway: it may be done all the same.
      mayHaveActed: reply.status < 300 || reply.status >= 500,
      ...(known === undefined
        ? {}
        : { code: known.code, meaning: known.meaning, advice: known.advice + clockAdvice(reply, clock) })
    })
  }
}
