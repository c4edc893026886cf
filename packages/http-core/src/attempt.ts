import type { PlatformSettings } from './common-settings.ts'
import type { EncodedRequest } from './encode-request.ts'
import type { Outcome } from './errors/service-error.ts'
import { TransportError } from './errors/transport-error.ts'
import { readHeader } from './read-header.ts'
import { createRedactor, createSecretRemover } from './redact.ts'
import { redactRequest, valuesOf } from './redact-request.ts'
import { createReplyFailures, type ReplyFailures } from './reply-failures.ts'
import type { RequestDescription } from './request-description.ts'
import type { TransportReply } from './transport.ts'

/** The time that one attempt has. */
export interface AttemptTime {
  /** Which of the caller's limits it is. */
  readonly budget: 'total' | 'attempt'
  /** That limit, in milliseconds. */
  readonly limitMs: number
  /** When it ends, on the scale of `performance.now()`. */
  readonly endsAt: number
}

/** One try of a call, as far as it came. */
export interface Attempt {
  readonly platform: PlatformSettings
  readonly description: RequestDescription
  /** From 1. */
  readonly number: number
  /** Time at which the attempt was signed. */
  readonly nowMs: number
  readonly time: AttemptTime
  /** The description with what the signer added. Set together with `request`. */
  signed?: RequestDescription
  /** Set once the request is signed and encoded. */
  request?: EncodedRequest
  /** Milliseconds that the transport was given. Set together with `request`. */
  exchangeMs?: number
  /** Set once a whole reply is there. */
  reply?: TransportReply
}

/** Milliseconds that an attempt has left; at least one, since no timer can be shorter. */
export function leftOf(attempt: Attempt): number {
  return Math.max(1, attempt.time.endsAt - performance.now())
}

/** Whether any byte of the attempt may have reached the platform. */
export function wasSent(attempt: Attempt, thrown: unknown): boolean {
  if (attempt.request === undefined) return false
  return TransportError.isInstance(thrown) ? thrown.sent : true
}

/** What no error or event of this attempt may show. */
export function secretsOf(attempt: Attempt): string[] {
  const { platform, description, signed = description, request } = attempt
  const secrets = [...(platform.secrets ?? [])]
  if (request !== undefined) secrets.push(...valuesOf(signed, request, new Set(platform.publicFields)))
  return secrets
}

/** The platform's id of this exchange; none where it holds spaces, foreign letters or anything that was sent. */
export function requestIdOf(attempt: Attempt): string | undefined {
  const { requestIdHeader } = attempt.platform
  if (requestIdHeader === undefined || attempt.reply === undefined) return undefined
  const id = readHeader(attempt.reply.headers, requestIdHeader)
  if (id === undefined || !/^[\x21-\x7e]{1,128}$/.test(id)) return undefined
  return createSecretRemover(secretsOf(attempt))(id) === id ? id : undefined
}

/** What every error of this attempt says of it. */
export function contextOf(attempt: Attempt, outcome: Outcome) {
  const { platform, description, request } = attempt
  return {
    service: platform.service,
    operation: description.operation,
    request: request === undefined ? undefined : redactRequest(request),
    requestId: requestIdOf(attempt),
    settleBy: description.settleBy,
    settleHint: description.settleHint,
    outcome
  }
}

/** Failures for the code that checks this attempt's reply. */
export function failuresOf(attempt: Attempt, reply: TransportReply): ReplyFailures {
  return createReplyFailures(reply, () => {
    const secrets = secretsOf(attempt)
    return {
      context: contextOf(attempt, 'rejected'),
      lostOutcome: attempt.description.effect === 'read' ? 'rejected' : 'unknown',
      redact: createRedactor(secrets),
      removeSecrets: createSecretRemover(secrets),
      nowMs: attempt.nowMs
    }
  })
}
