import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'
import { TransportError } from './errors/transport-error.ts'
import type { TransportReply } from './transport.ts'

const decoders = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress)
}

/**
 * Undoes the compression of a reply. We never ask for any, but some proxies compress all the same.
 *
 * @param coding - Value of `Content-Encoding`.
 * @param maxBodyBytes - Cap on the result, so that a small reply can't fill the memory.
 * @throws {@link TransportError} `too-large` past the cap, `network` when the data is cut off, `decode` when it is broken.
 */
export async function decodeContent(
  reply: TransportReply,
  coding: string,
  maxBodyBytes: number
): Promise<TransportReply> {
  const name = coding.trim().toLowerCase()
  if (name === 'identity' || name === '' || reply.body.length === 0) return reply
  const decoder = Object.hasOwn(decoders, name) ? decoders[name as keyof typeof decoders] : undefined
  if (decoder === undefined) {
    throw new TransportError({ kind: 'decode', sent: true, phase: 'body', systemCode: 'UNKNOWN_CONTENT_ENCODING' })
  }
  try {
    return { ...reply, body: await decoder(reply.body, { maxOutputLength: maxBodyBytes }) }
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      throw new TransportError({ kind: 'too-large', sent: true, phase: 'body', limit: maxBodyBytes })
    }
    // The data ends too early: to a reader it is a reply that was cut off.
    const kind = code === 'Z_BUF_ERROR' ? 'network' : 'decode'
    throw new TransportError({ kind, sent: true, phase: 'body', systemCode: String(code) })
  }
}
