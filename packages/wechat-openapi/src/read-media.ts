import { type ReplyView, readHeader } from '@kaifang/http-core'
import { mediaTypeOf } from './media-type.ts'
import type { WeixinResult } from './read-result.ts'
import { isWholeImage } from './whole-image.ts'

/** Bytes that a call answered. */
export interface MediaResult extends WeixinResult {
  /** Media type by the bytes themselves: the header may lie. */
  readonly contentType: string
  /** The bytes. */
  readonly buffer: Buffer
}

/**
 * Reads the result of a call that answers bytes.
 *
 * @param data - What the check of replies returned.
 * @param reply - Header of the reply, and its errors.
 * @throws {@link DecodeError} when JSON came, or an image that was cut off.
 */
export function readMedia(data: unknown, reply: ReplyView): MediaResult {
  if (!ArrayBuffer.isView(data)) throw reply.fail.decode('sent JSON instead of bytes')
  const buffer = Buffer.from(data.buffer, data.byteOffset, data.byteLength)
  const contentType = mediaTypeOf(buffer) ?? readHeader(reply.headers, 'content-type') ?? 'application/octet-stream'
  if (!isWholeImage(buffer, contentType)) throw reply.fail.decode('sent an image that was cut off')
  return { errCode: 0, errMsg: 'ok', contentType, buffer }
}
