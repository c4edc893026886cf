import { randomBytes } from 'node:crypto'
import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'
import { hasLoneSurrogate } from './lone-surrogate.ts'
import type { MultipartPart } from './request-description.ts'

/** A body as bytes, with the media type to announce. */
export interface EncodedBody {
  readonly bytes: string | Uint8Array
  readonly contentType: string
}

/** Quotes a name for `Content-Disposition` as browsers do (WHATWG HTML, multipart/form-data encoding algorithm). */
function quoteName(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22')
}

/** Refuses what would arrive as something else. */
function checkText(field: string, value: unknown): void {
  if (typeof value !== 'string') throw new InputError({ field, rule: 'text', received: describeValue(value) })
  if (hasLoneSurrogate(value)) {
    throw new InputError({ field, rule: 'well-formed Unicode text', received: 'a lone surrogate' })
  }
}

/**
 * Encodes parts as `multipart/form-data` in one piece, so that the body has a length and is never chunked.
 *
 * @param parts - Fields and files, in order. Names are sent as UTF-8.
 * @param boundary - Separator; 128 random bits by default, so that no content can contain it by design.
 * @throws {@link InputError} for a part that is neither text nor bytes.
 */
export function encodeMultipart(
  parts: readonly MultipartPart[],
  boundary = `kaifang-${randomBytes(16).toString('hex')}`
): EncodedBody {
  const chunks: Uint8Array[] = []
  for (const [index, part] of parts.entries()) {
    checkText(`body.parts[${index}].name`, part.name)
    if (part.fileName !== undefined) checkText(`body.parts[${index}].fileName`, part.fileName)
    if (!ArrayBuffer.isView(part.content)) checkText(`body.parts[${index}].content`, part.content)
    let head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoteName(part.name)}"`
    if (part.fileName !== undefined) head += `; filename="${quoteName(part.fileName)}"`
    const contentType = part.contentType ?? (part.fileName === undefined ? undefined : 'application/octet-stream')
    if (contentType !== undefined) head += `\r\nContent-Type: ${contentType.replaceAll(/[\r\n]/g, '')}`
    chunks.push(Buffer.from(`${head}\r\n\r\n`))
    chunks.push(typeof part.content === 'string' ? Buffer.from(part.content) : part.content)
    chunks.push(Buffer.from('\r\n'))
  }
  chunks.push(Buffer.from(`--${boundary}--\r\n`))
  return { bytes: Buffer.concat(chunks), contentType: `multipart/form-data; boundary=${boundary}` }
}
