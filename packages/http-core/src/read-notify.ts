import { types } from 'node:util'
import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'

/** Largest notification that is read; every platform's is a few kilobytes. */
const MAX_BYTES = 1_048_576

/** A notification as its receiver has it. */
export type NotifyInput = Request | NotifyMessage | NodeRequestLike

/** Headers and raw body; also the event of a cloud function (云函数 URL 化) with `isBase64Encoded`. */
export interface NotifyMessage {
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>> | Headers
  /** The body as it arrived: text or bytes, not a parsed object. */
  readonly body?: string | Uint8Array | null
  readonly isBase64Encoded?: boolean
  /** Address that was called, whole or from the path on; only its query counts. */
  readonly url?: string
  /** The query, already decoded, where there is no `url`; cloud functions call it `queryStringParameters`. */
  readonly query?: Readonly<Record<string, string>>
  readonly queryStringParameters?: Readonly<Record<string, string>> | null
}

/** A Node request: with `rawBody` kept by a framework, or still unread. */
export interface NodeRequestLike extends AsyncIterable<unknown> {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly rawBody?: string | Uint8Array
  readonly body?: unknown
  readonly url?: string | undefined
}

/** A notification with its body as bytes. */
export interface RawNotify {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly bytes: Uint8Array
}

/**
 * Reads the query that a notification came with: several platforms sign there. Empty where the input has none.
 *
 * @param input - Fetch `Request`, Node request, cloud-function event, or `{ url }` or `{ query }` beside the body.
 */
export function readNotifyQuery(input: NotifyInput): URLSearchParams {
  const { url, query, queryStringParameters } = (input ?? {}) as NotifyMessage
  if (typeof url === 'string') return new URLSearchParams(/\?([^#]*)/.exec(url)?.[1] ?? '')
  const fields: unknown = query ?? queryStringParameters ?? {}
  if (typeof fields !== 'object' || fields === null) return new URLSearchParams()
  const texts = Object.entries(fields).filter(([, value]) => typeof value === 'string')
  return new URLSearchParams(texts as [string, string][])
}

/**
 * Reads the raw bytes of a notification, wherever they are.
 *
 * @param caller - Operation, for the message.
 * @param input - Fetch `Request`, Node request, cloud-function event, or `{ headers, body }`.
 * @throws {@link InputError} when the body is already parsed, already read, missing or over 1 MiB. Only raw bytes can be
 *   verified: a parser drops what the signature covers.
 */
export async function readNotify(caller: string, input: NotifyInput): Promise<RawNotify> {
  if (typeof input !== 'object' || input === null) {
    throw refuse(caller, describeValue(input))
  }
  const headers = readHeaders(input.headers ?? {})
  if (isFetchRequest(input)) {
    if (input.bodyUsed || input.body?.locked) throw refuse(caller, 'a Request whose body was already read')
    return { headers, bytes: await collect(caller, input.body ?? []) }
  }
  // Bytes that still wait in the stream are the raw body, whatever a parser that skipped it has left in `body`.
  const stream = Symbol.asyncIterator in input ? (input as NodeRequestLike & StreamState) : undefined
  if (stream?.readableDidRead === false && stream.destroyed !== true) {
    return { headers, bytes: await collect(caller, stream) }
  }
  const raw = 'rawBody' in input && input.rawBody !== undefined ? input.rawBody : input.body
  if (typeof raw === 'string') {
    const base64 = 'isBase64Encoded' in input && input.isBase64Encoded === true
    return { headers, bytes: cap(caller, Buffer.from(raw, base64 ? 'base64' : 'utf8')) }
  }
  if (isBytes(raw)) return { headers, bytes: cap(caller, raw) }
  if (raw !== undefined && raw !== null) throw refuse(caller, 'a body that is already parsed')
  if (stream === undefined) throw refuse(caller, 'no body')
  // A stream that does not say whether it was read: Node's own does.
  if (stream.readableDidRead === undefined) return { headers, bytes: await collect(caller, stream) }
  throw refuse(caller, 'a request that was already read')
}

/** What Node's streams tell of themselves. */
interface StreamState {
  readonly readableDidRead?: boolean
  readonly destroyed?: boolean
}

/** By shape: undici's, a polyfill's and another realm's `Request` is no instance of the global one. */
function isFetchRequest(input: NotifyInput): input is Request {
  return 'bodyUsed' in input && typeof input.bodyUsed === 'boolean' && 'arrayBuffer' in input
}

/** By kind and not by class, since a test runner's realm has classes of its own. */
function isBytes(value: unknown): value is Uint8Array {
  return types.isUint8Array(value)
}

async function collect(caller: string, chunks: AsyncIterable<unknown> | Iterable<never>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    const part = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    if (!isBytes(part)) throw refuse(caller, 'a stream of something else than bytes')
    size += part.length
    if (size > MAX_BYTES) throw refuse(caller, `more than ${MAX_BYTES} bytes`)
    parts.push(part)
  }
  return parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts)
}

function cap(caller: string, bytes: Uint8Array): Uint8Array {
  if (bytes.length > MAX_BYTES) throw refuse(caller, `more than ${MAX_BYTES} bytes`)
  return bytes
}

/** Names in lower case, from a plain object, a Fetch `Headers` or a `Map`. */
function readHeaders(headers: object): Record<string, string | undefined> {
  const entries: Iterable<readonly [string, unknown]> =
    Symbol.iterator in headers ? (headers as Iterable<readonly [string, unknown]>) : Object.entries(headers)
  const read: Record<string, string | undefined> = Object.create(null)
  for (const [name, value] of entries) {
    if (value === undefined || value === null) continue
    read[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value)
  }
  return read
}

function refuse(caller: string, received: string): InputError {
  return new InputError({
    caller,
    field: 'body',
    rule: `the raw body as it arrived, text or bytes, up to ${MAX_BYTES} bytes`,
    received,
    hint: 'Verify before any body parser runs: express.raw(), rawBody in Nest and Egg, request.text() in Fetch handlers'
  })
}
