import { type Attempt, contextOf, secretsOf, wasSent } from './attempt.ts'
import { DecodeError } from './errors/decode-error.ts'
import { InputError } from './errors/input-error.ts'
import { NetworkError } from './errors/network-error.ts'
import { ServiceError, type ServiceErrorOptions } from './errors/service-error.ts'
import { TimeoutError } from './errors/timeout-error.ts'
import { TransportError } from './errors/transport-error.ts'
import { createRedactor } from './redact.ts'

type Context = Omit<ServiceErrorOptions, 'shortMessage' | 'retryable'>

const WAITING = { connect: 'a connection', headers: 'the reply', body: 'the rest of the reply' }

const ADVICE: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there; check host and port of baseUrl',
  ENOTFOUND: 'the host name is unknown; check baseUrl and the name server',
  EAI_AGAIN: 'the name server did not answer; check the network',
  CERT_HAS_EXPIRED: "the server's certificate has expired; check the machine's clock first",
  ERR_TLS_CERT_ALTNAME_INVALID: "the server's certificate is for another host; check baseUrl",
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the server shows a certificate of its own making; check for a proxy in between',
  UND_ERR_CONNECT_TIMEOUT:
    'the host did not answer within the 10 seconds that a connection may take; check the firewall',
  UND_ERR_ABORTED: 'the way to the host was closed; a proxy may have refused it: check its address, user and password'
}

/** Failures that stand until somebody mends a certificate, a setting or a clock: a repeat could only fail again. */
const PERMANENT = /CERT|ISSUER|LEAF_SIGNATURE|INVALID_PURPOSE|^ERR_OSSL_|^UND_ERR_INVALID_ARG$/

/**
 * Turns what an attempt threw into what the caller sees. Our own errors and programming errors pass as they are.
 *
 * @returns What to throw: a `ServiceError` for all that can befall a right call.
 */
export function explainFailure(attempt: Attempt, thrown: unknown): unknown {
  if (ServiceError.isInstance(thrown) || InputError.isInstance(thrown)) return thrown
  const inTransport = attempt.request !== undefined && attempt.reply === undefined
  if (!inTransport) return thrown
  const sent = wasSent(attempt, thrown)
  const context = contextOf(attempt, sent && attempt.description.effect !== 'read' ? 'unknown' : 'rejected')
  if (!TransportError.isInstance(thrown)) return foreignFailure(attempt, context, thrown)
  // A transport of the caller's own may have put anything in there.
  const code = thrown.code === undefined ? undefined : createRedactor(secretsOf(attempt))(thrown.code)
  const named = `(${code ?? 'no code'})`
  switch (thrown.kind) {
    case 'timeout':
      return explainTimeout(attempt, context, thrown)
    case 'too-large':
      return new DecodeError({
        ...context,
        code: 'ERR_HTTP_BODY_TOO_LARGE',
        shortMessage: `sent more than ${Number(thrown.limit)} bytes`,
        retryable: false
      })
    case 'decode':
      return new DecodeError({
        ...context,
        code: 'ERR_HTTP_DECODE',
        shortMessage: `sent a body whose compression can't be undone ${named}`,
        retryable: false,
        advice: 'look for a proxy between you and the platform: no compression was asked for'
      })
    default: {
      const before = sent ? 'lost the connection before a whole reply came' : 'could not connect'
      return new NetworkError({
        ...context,
        shortMessage: `${before} ${named}`,
        retryable: !PERMANENT.test(code ?? ''),
        advice: code !== undefined && Object.hasOwn(ADVICE, code) ? ADVICE[code] : undefined,
        cause: new TransportError({ kind: 'network', sent, phase: phaseOf(thrown), systemCode: code })
      })
    }
  }
}

/** The error for a signer that was still at work (waiting for a token) when the attempt's time ran out. */
export function explainSlowSigner(attempt: Attempt): TimeoutError {
  const { budget, limitMs } = attempt.time
  return new TimeoutError({
    ...contextOf(attempt, 'rejected'),
    phase: 'token',
    budget,
    timeoutMs: limitMs,
    shortMessage: `timed out after ${limitMs} ms (timeout.${budget}) while waiting for a token or a signature`,
    retryable: true
  })
}

function explainTimeout(attempt: Attempt, context: Context, thrown: TransportError): TimeoutError {
  const phase = phaseOf(thrown)
  const ofPhase = typeof thrown.limit === 'number' && thrown.limit !== attempt.exchangeMs
  const budget = ofPhase ? phase : attempt.time.budget
  const timeoutMs = ofPhase ? (thrown.limit as number) : attempt.time.limitMs
  return new TimeoutError({
    ...context,
    phase,
    budget,
    timeoutMs,
    shortMessage: `timed out after ${timeoutMs} ms (timeout.${budget}) while waiting for ${WAITING[phase]}`,
    retryable: true
  })
}

function phaseOf(thrown: TransportError): keyof typeof WAITING {
  return Object.hasOwn(WAITING, thrown.phase) ? thrown.phase : 'body'
}

/** A transport of the caller's own threw something of its own: keep name and code, drop the text. */
function foreignFailure(attempt: Attempt, context: Context, thrown: unknown): NetworkError {
  const { name, code } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Record<string, unknown>
  const words = [name, code].filter((part) => typeof part === 'string' && /^\w{1,64}$/.test(part)).join(' ')
  const known = createRedactor(secretsOf(attempt))(words)
  return new NetworkError({
    ...context,
    shortMessage: `failed in its transport (${known || 'no name'})`,
    retryable: true
  })
}
