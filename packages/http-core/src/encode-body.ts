import { describeValue } from './describe-value.ts'
import { encodeJson } from './encode-json.ts'
import { type EncodedBody, encodeMultipart } from './encode-multipart.ts'
import { encodeQuery } from './encode-query.ts'
import { InputError } from './errors/input-error.ts'
import type { RequestBody } from './request-description.ts'

/**
 * Turns a described body into what goes over the wire, with its media type.
 *
 * @throws {@link InputError} for a value that can't be encoded.
 */
export function encodeBody(body: RequestBody): EncodedBody {
  switch (body.kind) {
    case 'json':
      return { bytes: readJson(body.value), contentType: 'application/json; charset=utf-8' }
    case 'form':
      return { bytes: encodeQuery(body.fields), contentType: 'application/x-www-form-urlencoded; charset=utf-8' }
    case 'multipart':
      return encodeMultipart(body.parts)
    case 'encoded':
      return { bytes: body.text, contentType: body.contentType }
    case 'bytes':
      if (ArrayBuffer.isView(body.bytes)) return { bytes: body.bytes, contentType: body.contentType }
      throw new InputError({ field: 'body.bytes', rule: 'bytes', received: describeValue(body.bytes) })
    default:
      throw new InputError({
        field: 'body.kind',
        rule: '"json", "form", "multipart", "encoded" or "bytes"',
        received: 'something else'
      })
  }
}

function readJson(value: unknown): string {
  const text = encodeJson(value)
  if (text !== undefined) return text
  throw new InputError({
    field: 'body.value',
    rule: 'a value that JSON can hold',
    received: describeValue(value),
    hint: 'It has no cycles and no functions'
  })
}
