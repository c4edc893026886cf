import { describeValue } from './describe-value.ts'
import { encodeBody } from './encode-body.ts'
import { encodeQuery } from './encode-query.ts'
import { InputError } from './errors/input-error.ts'
import type { HttpMethod, RequestDescription } from './request-description.ts'

/** A request as it goes over the wire. */
export interface EncodedRequest {
  readonly method: HttpMethod
  /** Scheme, host and port, without a slash at the end. */
  readonly origin: string
  /** Path with the query. */
  readonly path: string
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** Text goes out as UTF-8. */
  readonly body?: string | Uint8Array
}

/** A base URL cut in two: `https://host:port` and the path before every operation's path. */
export interface BaseUrl {
  readonly origin: string
  readonly pathPrefix: string
}

const SAFE_PATH = /^\/[\w\-./~!$&'()*+,;=:@%]*$/
/** A step upwards, also in percent-encoding: servers decode before they resolve. */
const STEP_UP = /\/(?:\.|%2e){2}(?:\/|%2f|$)/i
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] satisfies HttpMethod[])
/** Characters that a header can carry (RFC 9110 section 5.5). */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/

/**
 * Encodes a description: query into the path, body into bytes, headers merged (the description's win).
 *
 * @throws {@link InputError} when the path could leave the base URL or smuggle a query, and for what HTTP can't carry.
 */
export function encodeRequest(
  base: BaseUrl,
  defaultHeaders: Readonly<Record<string, string>>,
  description: RequestDescription
): EncodedRequest {
  const { method, path, query } = description
  if (!METHODS.has(method)) {
    throw new InputError({
      field: 'method',
      rule: `one of ${[...METHODS].join(', ')}`,
      received: describeValue(method)
    })
  }
  if (!SAFE_PATH.test(path) || STEP_UP.test(path)) {
    throw new InputError({
      field: 'path',
      rule: 'a path that begins with "/" and holds neither a query nor ".."',
      received: describeValue(path)
    })
  }
  if (description.headers !== undefined) checkHeaders(description.headers)
  const queryText = typeof query === 'string' ? query : query === undefined ? '' : encodeQuery(query)
  const target = base.pathPrefix + path + (queryText === '' ? '' : `?${queryText}`)
  if (description.body === undefined) {
    const headers = description.headers === undefined ? defaultHeaders : { ...defaultHeaders, ...description.headers }
    return { method, origin: base.origin, path: target, headers }
  }
  const body = encodeBody(description.body)
  const headers = { ...defaultHeaders, 'content-type': body.contentType, ...description.headers }
  return { method, origin: base.origin, path: target, headers, body: body.bytes }
}

function checkHeaders(headers: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && HEADER_VALUE.test(value)) continue
    throw new InputError({
      field: `headers.${name.slice(0, 40)}`,
      rule: 'text of Latin letters and signs, without line breaks',
      received: describeValue(value)
    })
  }
}
