import { isUtf8 } from 'node:buffer'

/**
 * Decodes UTF-8 strictly: bytes that are not UTF-8 are refused instead of replaced. A byte order mark is dropped.
 *
 * @returns The text, or `undefined` when the bytes are not UTF-8.
 */
export function decodeText(bytes: Uint8Array): string | undefined {
  if (!isUtf8(bytes)) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}
