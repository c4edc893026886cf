import type { SettleBy } from '../request-description.ts'

const MARKER = Symbol.for('@kaifang/http-core/ServiceError')

/** Where every error code has its page. */
const DOCS = 'https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md'

/**
 * What became of the call on the platform's side.
 *
 * - `rejected`: nothing was changed there (a read, a refused request, or one that never left this machine).
 * - `unknown`: a write was sent and its outcome is not known; ask the platform before you repeat it.
 */
export type Outcome = 'rejected' | 'unknown'

/** A request as an error may show it: names only, never a value. */
export interface RedactedRequest {
  readonly method: string
  /** Scheme, host and path, without the query. */
  readonly url: string
  /** Names of the query fields. */
  readonly queryFields: readonly string[]
  /** Names of the headers. */
  readonly headerNames: readonly string[]
  /** Size of the body; 0 without one. */
  readonly bodyBytes: number
}

/** A reply as an error may show it. */
export interface RedactedReply {
  readonly status: number
  readonly contentType: string
  readonly bodyBytes: number
}

/** What every {@link ServiceError} is made of. Texts that come from outside must be redacted before they get here. */
export interface ServiceErrorOptions {
  readonly service: string
  readonly operation: string
  /** One line: what happened. */
  readonly shortMessage: string
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  readonly outcome: Outcome
  /** Further lines, such as the platform's complaints per field. */
  readonly details?: readonly string[] | undefined
  /** What the caller should do next. */
  readonly advice?: string | undefined
  readonly requestId?: string | undefined
  readonly request?: RedactedRequest | undefined
  readonly reply?: RedactedReply | undefined
  readonly settleBy?: SettleBy | undefined
  readonly settleHint?: string | undefined
  readonly cause?: unknown
}

/** Builds the whole message, so that all our errors look alike. */
function buildMessage(code: string, options: ServiceErrorOptions): string {
  const lines = [`${options.service}.${options.operation} ${options.shortMessage}`]
  for (const detail of options.details ?? []) lines.push(`  ${detail}`)
  const { request, reply } = options
  if (request !== undefined) {
    const fields = request.queryFields.length === 0 ? '' : ` (query: ${request.queryFields.join(', ')})`
    lines.push(`  Request: ${request.method} ${request.url}${fields}`)
  }
  if (reply !== undefined) {
    lines.push(`  Reply: status ${reply.status}, ${reply.contentType || 'no content type'}, ${reply.bodyBytes} bytes`)
  }
  if (options.requestId !== undefined) lines.push(`  Request id: ${options.requestId}`)
  if (options.outcome === 'unknown') {
    const settle = options.settleBy
    const hint = options.settleHint ?? 'ask the platform before you repeat it'
    const by =
      settle === undefined ? hint : `call ${settle.operation}(${JSON.stringify(settle.input)}) before you repeat it`
    lines.push(`  Outcome: unknown, the platform may have done it; ${by}`)
  }
  if (options.advice !== undefined) lines.push(`  What to do: ${options.advice}`)
  lines.push(`  Docs: ${DOCS}#${code.toLowerCase()}`)
  return lines.join('\n')
}

/**
 * The base of everything that can befall a right call. Check `code`, or `isInstance` of a subclass.
 *
 * Holds no secret: values of requests and bodies of replies are never kept, and texts of the platform are redacted.
 *
 * @example
 * ```ts
 * import { NetworkError, ServiceError } from '@kaifang/http-core'
 * const error: unknown = new NetworkError({
 *   service: 'utools', operation: 'getBaseInfo', shortMessage: 'got no reply', retryable: true, outcome: 'rejected'
 * })
 * if (ServiceError.isInstance(error)) console.log(error.code, error.retryable) // => ERR_HTTP_NETWORK true
 * ```
 */
export class ServiceError extends Error {
  /** Stable code; each has a section in the docs. */
  readonly code: string
  /** Package that was called, such as `utools`. */
  readonly service: string
  /** Operation that was called, such as `getBaseInfo`. */
  readonly operation: string
  /** Whether the same call may succeed later. */
  readonly retryable: boolean
  /** What became of the call on the platform's side. */
  readonly outcome: Outcome
  /** The first line of the message, without service and operation. */
  readonly shortMessage: string
  /** Further lines of the message. */
  readonly details: readonly string[]
  /** The platform's id of this exchange, for its support. */
  readonly requestId: string | undefined
  /** What was sent: names only. */
  readonly request: RedactedRequest | undefined
  /** What came back: status and size only. */
  readonly reply: RedactedReply | undefined
  /** The call that tells what became of a write with unknown outcome. */
  readonly settleBy: SettleBy | undefined
  /** Page of this error. */
  readonly docsUrl: string

  constructor(code: string, options: ServiceErrorOptions) {
    super(buildMessage(code, options), options.cause === undefined ? undefined : { cause: options.cause })
    this.name = new.target.name
    this.code = code
    this.service = options.service
    this.operation = options.operation
    this.retryable = options.retryable
    this.outcome = options.outcome
    this.shortMessage = options.shortMessage
    this.details = options.details ?? []
    this.requestId = options.requestId
    this.request = options.request
    this.reply = options.reply
    this.settleBy = options.settleBy
    this.docsUrl = `${DOCS}#${code.toLowerCase()}`
    Object.defineProperty(this, MARKER, { value: true })
  }

  /** The platform's own code where it gave one, otherwise ours (错误码). */
  get errCode(): number | string {
    return this.code
  }

  /** The platform's own message where it gave one, otherwise ours (错误信息). */
  get errMsg(): string {
    return this.shortMessage
  }

  /** What a log should keep. */
  toJSON(): Record<string, unknown> {
    const { name, code, service, operation, message, retryable, outcome, errCode, errMsg } = this
    const { requestId, request, reply, settleBy, docsUrl } = this
    return {
      ...{ name, code, service, operation, message, retryable, outcome, errCode, errMsg },
      ...{ requestId, request, reply, settleBy, docsUrl }
    }
  }

  /** Tells our errors from others, also across two installed copies. */
  static isInstance(value: unknown): value is ServiceError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}
