import { type CheckReply, type Clock, isRecord, type ReplyView, readHeader } from '@kaifang/http-core'
import { TIANYI_H5_REFUSED } from './tianyi-h5-error-codes.ts'

/** A code is a number of up to 11 digits; in quotes it counts too. Longer text is no code and could be anything. */
function isCode(value: unknown): value is number | string {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\w{1,11}$/.test(value))
}

/** Reads the envelope `{ code, msg, data }`; `undefined` when the body is somebody else's. */
function readEnvelope(reply: ReplyView): { code: number | string; msg: unknown; data: unknown } | undefined {
  try {
    const body = reply.json()
    return isRecord(body) && isCode(body.code) ? { code: body.code, msg: body.msg, data: body.data } : undefined
  } catch (error) {
    if (reply.status === 200) throw error
    return undefined
  }
}

/** How far this machine's clock is from the platform's, by the reply's `Date` header: the signature covers the time. */
function clockAdvice(reply: ReplyView, clock: Clock): string {
  const serverMs = Date.parse(readHeader(reply.headers, 'date') ?? '')
  const skew = Math.round((clock.now() - serverMs) / 1000)
  if (Number.isNaN(skew) || Math.abs(skew) < 60) return ''
  return `; this machine's clock is ${Math.abs(skew)} s ${skew > 0 ? 'ahead of' : 'behind'} the platform's`
}

/** What to do about a refusal: no code tells its cause, so all that can be known is said. */
function adviceFor(reply: ReplyView, operation: string, clock: Clock): string {
  const next =
    operation === 'authorizeUserInfo'
      ? 'authorizationToken may be used up, so let the user authorise again'
      : 'read its text'
  return `the platform publishes no list of codes; ${next}${clockAdvice(reply, clock)}`
}

/**
 * Makes the check of replies. Success is `code` 0 (接口状态代码). Any other code throws with the platform's `msg`
 * (接口状态说明), whatever the HTTP status, and `data` is not looked at.
 *
 * @returns `data`.
 */
export function createTianyiH5Check(clock: Clock): CheckReply {
  return (reply, operation) => {
    const envelope = readEnvelope(reply)
    if (envelope === undefined) throw reply.status === 200 ? reply.fail.shape('code', 'a number') : reply.fail.status()
    const { code, msg, data } = envelope
    if (code !== 0 && code !== '0') {
      throw reply.fail.api({
        code: TIANYI_H5_REFUSED,
        vendorCode: code,
        vendorMessage: typeof msg === 'string' ? msg : '',
        retryable: reply.status === 429 || reply.status >= 500,
        mayHaveActed: reply.status >= 500,
        advice: adviceFor(reply, operation, clock)
      })
    }
    if (reply.status !== 200) throw reply.fail.status()
    return data
  }
}
