/** Bytes that tell how a file is packed. */
export const SNIFF_BYTES = 4

/**
 * Whether data begins like gzip.
 *
 * @see RFC 1952, section 2.3.1
 */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/**
 * Whether data begins like a zip: with a file, or with the directory of an empty one.
 *
 * @see APPNOTE.TXT, sections 4.3.7 and 4.3.16
 */
export function isZip(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false
  return (bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6)
}
