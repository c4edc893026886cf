import { decodeJson } from './decode-json.ts'
import { decodeText } from './decode-text.ts'
import type { ReplyFailures } from './reply-failures.ts'
import type { ReplyHeaders, TransportReply } from './transport.ts'

/** A reply as the code that checks it sees it. */
export interface ReplyView {
  readonly status: number
  readonly headers: ReplyHeaders
  /** The bytes that arrived, after decompression. */
  readonly bytes: Uint8Array
  /** Makes errors that carry the request's context; throw what they return. */
  readonly fail: ReplyFailures
  /** The body as strict UTF-8. Throws a `DecodeError`. */
  text(): string
  /** The body as lossless JSON. Throws a `DecodeError`. */
  json(): unknown
}

/**
 * Wraps a transport's reply for checking. Text and JSON are decoded on demand.
 */
export function createReplyView(reply: TransportReply, fail: ReplyFailures): ReplyView {
  const text = (): string => {
    const decoded = decodeText(reply.body)
    if (decoded === undefined) throw fail.decode('sent a body that is not UTF-8')
    return decoded
  }
  return {
    status: reply.status,
    headers: reply.headers,
    bytes: reply.body,
    fail,
    text,
    json() {
      const decoded = text()
      const result = decodeJson(decoded)
      if (!('fault' in result)) return result.value
      throw fail.decode(EXPLAINED[result.fault] ?? explainMarkup(decoded))
    }
  }
}

const EXPLAINED: Readonly<Record<string, string>> = {
  empty: 'sent an empty body instead of JSON',
  'too-deep': 'sent JSON that nests deeper than 64 levels'
}

function explainMarkup(text: string): string {
  if (/^\s*<(?:\?xml|xml)\b/.test(text)) return 'sent XML instead of JSON'
  return /^\s*</.test(text) ? 'sent an HTML page instead of JSON' : 'sent a body that is not JSON'
}
