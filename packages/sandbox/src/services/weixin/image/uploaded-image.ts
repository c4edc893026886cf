import { type FormPart, readMultipart } from '../../../engine/read-multipart.ts'
import type { WeixinCall } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'
import { type ImageSize, readImageSize } from './read-image-size.ts'

/** An image that came as a file of a form. */
export interface UploadedImage {
  readonly part: FormPart
  readonly size: ImageSize
  /** Of the file name, in lower case. */
  readonly extension: string
}

const extensions = ['png', 'jpg', 'jpeg', 'gif']

/** Reads the fields of a form; a body that is no form has none. */
export function readForm({ headers, body }: WeixinCall): readonly FormPart[] {
  return readMultipart(headers['content-type'], body) ?? []
}

/** Checks a file: there, with an ASCII name and an extension (41005, 40005), not empty (44001), not too large (40009). */
export function checkUploadedImage(
  part: FormPart | undefined,
  field: string,
  maxBytes: number,
  notImage: 40005 | 101002
): UploadedImage {
  if (part === undefined) {
    throw new WeixinRefusal(41005, {
      summary: `the form has no file in the field "${field}"`,
      likelyCause: 'the body is no multipart/form-data, its boundary is wrong, or it was cut'
    })
  }
  if (part.fileName === undefined || part.fileName === '') {
    throw new WeixinRefusal(41005, `the part "${field}" has no filename: the platform takes it for a plain field`)
  }
  if (!/^[\x20-\x7e]+$/.test(part.fileName)) {
    throw new WeixinRefusal(41005, 'the filename has characters outside ASCII')
  }
  const extension = /\.([^.]+)$/.exec(part.fileName)?.[1]?.toLowerCase() ?? ''
  if (!extensions.includes(extension)) {
    throw new WeixinRefusal(40005, `the filename must end in one of ${extensions.join(', ')}`)
  }
  if (part.bytes.length === 0) throw new WeixinRefusal(44001, 'the file is empty')
  if (part.bytes.length > maxBytes) {
    throw new WeixinRefusal(
      40009,
      `the image has ${part.bytes.length} bytes, at most ${maxBytes} (setting imageMaxBytes)`
    )
  }
  const size = readImageSize(part.bytes)
  if (size === undefined) throw new WeixinRefusal(notImage, 'the bytes are no PNG, JPEG or GIF')
  return { part, size, extension }
}
