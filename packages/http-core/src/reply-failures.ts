import { ApiError } from './errors/api-error.ts'
import { DecodeError } from './errors/decode-error.ts'
import { HttpStatusError } from './errors/http-status-error.ts'
import type { Outcome, ServiceErrorOptions } from './errors/service-error.ts'
import { SignatureError, type SignatureErrorCode } from './errors/signature-error.ts'
import { readHeader } from './read-header.ts'
import type { Redact } from './redact.ts'
import { readRetryAfter } from './retry-after.ts'
import type { TransportReply } from './transport.ts'

/** What a client says of a refusal by its platform. */
export interface ApiFailure {
  /** Our code; `ERR_API` when this version does not know the platform's. */
  readonly code?: string
  /** The platform's code as it came. */
  readonly vendorCode: number | string
  /** The platform's text as it came; it is redacted here. */
  readonly vendorMessage: string
  /** The platform's complaints per field as they came; redacted here. */
  readonly fieldErrors?: Readonly<Record<string, readonly string[]>>
  /** What the vendor's code means, in English. */
  readonly meaning?: string
  readonly retryable?: boolean
  /** Whether the platform may have acted before it answered with this error; `false` by default. */
  readonly mayHaveActed?: boolean
  readonly advice?: string
  /** The platform's id of this exchange, where it stands in the body. One that looks like anything else is left out. */
  readonly requestId?: string | undefined
  /** How long the platform's rule asks to wait, in milliseconds; the header `Retry-After` counts more. */
  readonly retryAfterMs?: number | undefined
}

/** Makes errors that carry the context of one exchange. */
export interface ReplyFailures {
  /** The platform refused the call. */
  api(failure: ApiFailure): ApiError
  /** A status other than success, without an error of the platform's own. */
  status(): HttpStatusError
  /** The body can't be read. */
  decode(shortMessage: string): DecodeError
  /** The body can be read and is not what the platform documents. */
  shape(field: string, rule: string): DecodeError
  /** An encrypted part of the reply can't be opened. */
  decrypt(shortMessage: string, advice: string): DecodeError
  /** The reply must not be believed. */
  signature(code: SignatureErrorCode, shortMessage: string, advice: string): SignatureError
}

/** What the failures of one exchange are made of. */
export interface FailureSource {
  readonly context: Omit<ServiceErrorOptions, 'shortMessage' | 'retryable'>
  /** Outcome of a write whose reply can't be read. */
  readonly lostOutcome: Outcome
  readonly redact: Redact
  /** Removes what was sent and nothing else: an id of the platform's looks like a key. */
  readonly removeSecrets: Redact
  /** Now, for `Retry-After` dates. */
  readonly nowMs: number
}

const RETRYABLE = new Set([408, 425, 429, 500, 502, 503, 504])

/**
 * Makes the failures of one exchange.
 *
 * @param reply - The reply that is checked.
 * @param open - Gives what an error needs; called only when there is one, so that a good reply does not pay for it.
 */
export function createReplyFailures(reply: TransportReply, open: () => FailureSource): ReplyFailures {
  const openBase = () => {
    const { context, redact, removeSecrets, lostOutcome, nowMs } = open()
    const shown = {
      status: reply.status,
      contentType: redact(readHeader(reply.headers, 'content-type') ?? ''),
      bodyBytes: reply.body.length
    }
    const retryAfterMs = readRetryAfter(readHeader(reply.headers, 'retry-after'), nowMs)
    return { base: { ...context, reply: shown }, redact, removeSecrets, lostOutcome, retryAfterMs }
  }

  return {
    api(failure) {
      const { base, redact, removeSecrets, lostOutcome, retryAfterMs } = openBase()
      const vendorMessage = redact(failure.vendorMessage)
      const vendorCode = redactCode(failure.vendorCode, redact)
      const fieldErrors = Object.fromEntries(
        Object.entries(failure.fieldErrors ?? {})
          .slice(0, 20)
          .map(([field, texts]) => [redact(field), texts.slice(0, 5).map(redact)])
      )
      const meaning = failure.meaning === undefined ? '' : ` (${failure.meaning})`
      return new ApiError({
        ...base,
        code: failure.code,
        vendorCode,
        vendorMessage,
        fieldErrors,
        status: reply.status,
        shortMessage: `was refused: ${vendorCode} ${vendorMessage}${meaning}`,
        details: Object.entries(fieldErrors).map(([field, texts]) => `${field}: ${texts.join('; ')}`),
        retryable: failure.retryable ?? false,
        outcome: failure.mayHaveActed === true ? lostOutcome : 'rejected',
        advice: failure.advice,
        requestId: readRequestId(failure.requestId, removeSecrets) ?? base.requestId,
        retryAfterMs: retryAfterMs ?? failure.retryAfterMs
      })
    },
    status() {
      const { base, lostOutcome, retryAfterMs } = openBase()
      const redirect = reply.status >= 300 && reply.status < 400
      return new HttpStatusError({
        ...base,
        status: reply.status,
        shortMessage: redirect ? `got a redirect (status ${reply.status})` : `got status ${reply.status}`,
        retryable: RETRYABLE.has(reply.status),
        outcome: reply.status >= 500 || reply.status === 408 ? lostOutcome : 'rejected',
        advice: redirect
          ? 'redirects are never followed, since they would hand signed parameters to another address; check baseUrl'
          : undefined,
        retryAfterMs
      })
    },
    decode(shortMessage) {
      const { base, redact, lostOutcome } = openBase()
      return new DecodeError({
        ...base,
        code: 'ERR_HTTP_DECODE',
        shortMessage: redact(shortMessage),
        retryable: false,
        outcome: lostOutcome,
        advice: 'look for a proxy or a login page between you and the platform'
      })
    },
    shape(field, rule) {
      const { base, redact, lostOutcome } = openBase()
      return new DecodeError({
        ...base,
        code: 'ERR_REPLY_SHAPE',
        shortMessage: `sent a reply whose "${redact(field)}" is not ${redact(rule)}`,
        retryable: false,
        outcome: lostOutcome,
        advice: 'the platform may have changed its format; please report it with the request id'
      })
    },
    decrypt(shortMessage, advice) {
      const { base, redact, lostOutcome } = openBase()
      const safe = { shortMessage: redact(shortMessage), advice: redact(advice) }
      return new DecodeError({
        ...base,
        ...safe,
        code: 'ERR_REPLY_DECRYPT',
        retryable: false,
        outcome: lostOutcome
      })
    },
    signature(code, shortMessage, advice) {
      const { base, redact, lostOutcome } = openBase()
      const safe = { shortMessage: redact(shortMessage), advice: redact(advice) }
      return new SignatureError({ ...base, ...safe, code, retryable: false, outcome: lostOutcome })
    }
  }
}

/** An id without spaces, foreign letters, mobile numbers (手机号) and anything that was sent. */
function readRequestId(id: string | undefined, removeSecrets: Redact): string | undefined {
  if (id === undefined || !/^[\x21-\x7e]{1,128}$/.test(id) || /(?<!\d)1[3-9]\d{9}(?!\d)/.test(id)) return undefined
  return removeSecrets(id) === id ? id : undefined
}

/** A code is a word or a number of the platform's; nothing keeps a platform from repeating a value in it. */
function redactCode(code: number | string, redact: Redact): number | string {
  const text = String(code)
  const clean = redact(text)
  return clean === text ? code : clean
}
