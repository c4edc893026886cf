import { decodeJson } from './decode-json.ts'
import { encodeJson } from './encode-json.ts'
import type { EncodedRequest } from './encode-request.ts'
import type { RedactedRequest } from './errors/service-error.ts'
import type { RequestDescription } from './request-description.ts'

/** An error lists this many names; more tell nothing. */
const MAX_NAMES = 50
/** Bytes of our own making (XML, ciphertext) are searched for values up to this size. */
const MAX_SEARCHED = 65_536
/** Media types and our own name are no secrets, and vendors' messages may hold them. */
const PLAIN_HEADERS = new Set(['accept', 'content-type', 'user-agent'])

/** The part of a path that may be shown: everything before the query. */
export function withoutQuery(path: string): string {
  const mark = path.indexOf('?')
  return mark === -1 ? path : path.slice(0, mark)
}

/** Keeps names and sizes of a request and drops every value. */
export function redactRequest(request: EncodedRequest): RedactedRequest {
  const path = withoutQuery(request.path)
  const query = new URLSearchParams(request.path.slice(path.length + 1))
  return {
    method: request.method,
    url: request.origin + path,
    queryFields: [...new Set(query.keys())].slice(0, MAX_NAMES),
    headerNames: Object.keys(request.headers).slice(0, MAX_NAMES),
    bodyBytes: request.body === undefined ? 0 : Buffer.byteLength(request.body)
  }
}

/**
 * Collects every text that a request carries, as secrets that no error may repeat.
 *
 * @param description - The request as it was signed: signers add fields.
 * @param publicFields - Names of fields whose values may show.
 */
export function valuesOf(
  description: RequestDescription,
  request: EncodedRequest,
  publicFields: ReadonlySet<string>
): Set<string> {
  const values = new Set<string>()

  const collect = (root: unknown): void => {
    // A list instead of recursion: nothing limits how deep a caller nests.
    const pending = [root]
    while (pending.length > 0) {
      const value = pending.pop()
      if (typeof value === 'string') {
        values.add(value)
        // JSON in a field, such as Alipay's biz_content: a platform repeats the value inside.
        if (/^\s*[{[]/.test(value)) pending.push(parseJson(value))
      } else if (typeof value === 'number' || typeof value === 'bigint') {
        values.add(String(value))
      } else if (typeof value === 'object' && value !== null) {
        for (const [name, inner] of Object.entries(value)) if (!publicFields.has(name)) pending.push(inner)
      }
    }
  }
  const collectFields = (fields: Iterable<readonly [string, unknown]>): void => {
    for (const [name, value] of fields) if (!publicFields.has(name)) collect(value)
  }

  for (const [name, value] of Object.entries(request.headers)) {
    if (PLAIN_HEADERS.has(name)) continue
    values.add(value)
    // `Bearer <token>`, `key="value", ...`: a platform repeats the part and not the line.
    for (const part of value.split(/[\s,;="]+/)) values.add(part)
  }
  collectFields(new URLSearchParams(request.path.slice(withoutQuery(request.path).length + 1)))
  const { body } = description
  // What JSON makes of it is what is sent: an object may have a `toJSON`.
  if (body?.kind === 'json') collect(parseJson(encodeJson(body.value) ?? ''))
  else if (body?.kind === 'form' || body?.kind === 'encoded') collectFields(Object.entries(body.fields))
  else if (body?.kind === 'bytes') for (const value of textsIn(body.bytes)) collect(value)
  else if (body?.kind === 'multipart') {
    for (const part of body.parts) {
      if (publicFields.has(part.name)) continue
      collect(part.fileName)
      if (typeof part.content === 'string') collect(part.content)
      else for (const value of textsIn(part.content)) collect(value)
    }
  }
  return values
}

function parseJson(text: string): unknown {
  const read = decodeJson(text)
  if ('value' in read) return read.value
  try {
    // Deeper than any platform nests: a caller may.
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Texts in bytes that a package has encoded itself: JSON as it is, otherwise whatever stands between marks. */
function textsIn(bytes: Uint8Array): string[] {
  if (bytes.length > MAX_SEARCHED) return []
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  if (/^\s*[{[]/.test(text)) return [text]
  return text.replace(/<!\[CDATA\[|\]\]>|<\/?[\w:.-]+/g, ' ').split(/[\s<>"'&=]+/)
}
