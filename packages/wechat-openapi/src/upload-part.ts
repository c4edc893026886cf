import { describeValue, InputError, type MultipartPart, readInput, readText } from '@kaifang/http-core'
import { extensionOf, mediaTypeOf } from './media-type.ts'

/** A file to send. */
export interface UploadFile {
  /** Media type (MIME), such as `image/png`. */
  readonly contentType: string
  /** The bytes. */
  readonly value: Uint8Array
  /**
   * File name: ASCII, with the extension of its kind. The platform refuses a file without one (41005) or with another
   * extension (40005).
   *
   * @default `media` and the extension for `contentType`
   */
  readonly filename?: string
}

const MIME = /^[\w.+-]+\/[\w.+-]+(?:; ?[\w.+-]+=[\w.+-]+)*$/
const FILE_NAME = /^[\w .()+-]*\.[A-Za-z0-9]{1,10}$/

function readFileName(caller: string, field: string, file: UploadFile, bytes: Uint8Array): string {
  const { filename, contentType } = file
  if (filename !== undefined) {
    return readText(caller, `${field}.filename`, filename, {
      maxLength: 100,
      pattern: FILE_NAME,
      patternRule: 'ASCII letters, digits and "-_.() " with an extension, such as photo.jpg'
    })
  }
  const extension = extensionOf(contentType) ?? extensionOf(mediaTypeOf(bytes) ?? '')
  if (extension !== undefined) return `media.${extension}`
  throw new InputError({
    caller,
    field: `${field}.filename`,
    rule: 'a name with an extension, since neither contentType nor the bytes tell one',
    received: 'nothing'
  })
}

/**
 * Reads a file and makes the part of the form that carries it, with a file name that the platform accepts.
 *
 * @param field - Name of the input, such as `media`; also the form's.
 * @param maxBytes - Largest file.
 * @throws {@link InputError} naming the part: a stream is refused too, since a body of unknown length would be chunked, which
 *   the platform answers with status 412.
 */
export function buildUploadPart(caller: string, field: string, file: UploadFile, maxBytes: number): MultipartPart {
  if (typeof file !== 'object' || file === null) {
    const rule = 'an object with contentType and value'
    throw new InputError({ caller, field, rule, received: describeValue(file) })
  }
  readInput(caller, file, ['contentType', 'value', 'filename'])
  const contentType = readText(caller, `${field}.contentType`, file.contentType, {
    pattern: MIME,
    patternRule: 'a media type, such as image/png'
  })
  const { value } = file
  if (!ArrayBuffer.isView(value)) {
    throw new InputError({
      caller,
      field: `${field}.value`,
      rule: 'bytes (a Buffer)',
      received: describeValue(value),
      hint: 'Read a stream into a Buffer first: the platform refuses bodies of unknown length with status 412'
    })
  }
  if (value.byteLength < 1 || value.byteLength > maxBytes) {
    const rule = `1 to ${maxBytes} bytes`
    throw new InputError({ caller, field: `${field}.value`, rule, received: `${value.byteLength} bytes` })
  }
  const content = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return { name: field, content, contentType, fileName: readFileName(caller, field, file, content) }
}
