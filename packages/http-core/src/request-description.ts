/** A value that can stand in a query or a form; `undefined` leaves the field out. */
export type FieldValue = string | number | boolean | bigint | undefined

/** Fields of a query or a form, by wire name. */
export type Fields = Readonly<Record<string, FieldValue>>

/** One part of a multipart body. A part with a `fileName` is a file. */
export interface MultipartPart {
  /** Field name. */
  readonly name: string
  /** Text is sent as UTF-8. */
  readonly content: string | Uint8Array
  /** File name with its extension: several platforms tell the type of a file by it. */
  readonly fileName?: string
  /** Media type; `application/octet-stream` for files by default. */
  readonly contentType?: string
}

/** What a request carries, before it is bytes. */
export type RequestBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Fields }
  | { readonly kind: 'multipart'; readonly parts: readonly MultipartPart[] }
  /** Fields that the signer has encoded itself, such as XML; errors tell by the fields what may show. */
  | { readonly kind: 'encoded'; readonly fields: Fields; readonly text: string; readonly contentType: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }

/**
 * What a request does on the platform's side, which decides whether it may be sent a second time.
 *
 * - `read`: changes nothing; repeated freely.
 * - `keyed-write`: carries the platform's own idempotency key, such as an order number; repeated freely.
 * - `write`: a repeat could act twice; repeated only when the first try never left this machine.
 */
export type Effect = 'read' | 'keyed-write' | 'write'

/** The call that tells what became of a write whose reply was lost. */
export interface SettleBy {
  /** Name of the operation to call. */
  readonly operation: string
  /** Its input: order numbers only, never a credential. */
  readonly input: Readonly<Record<string, string>>
}

/** HTTP methods that the platforms use. */
export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One request as a plain value: nothing is encoded, signed or sent yet. */
export interface RequestDescription {
  /** Name of the operation, as in `utools.getBaseInfo`. */
  readonly operation: string
  readonly method: HttpMethod
  /** Path below the base URL; begins with `/` and has no query. Errors and events show it: no secret belongs in it. */
  readonly path: string
  /** Fields to encode, or a query that the signer has already encoded (no `?`). */
  readonly query?: Fields | string
  /** Header names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: RequestBody
  readonly effect: Effect
  /** For writes: the call that tells what became of it. */
  readonly settleBy?: SettleBy
  /** For writes without such a call: what to do instead, in words. */
  readonly settleHint?: string
}
