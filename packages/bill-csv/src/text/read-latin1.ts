/** What is used of Node's `Buffer`. */
interface Latin1Slicer {
  latin1Slice(start: number, end: number): string
}

/** Bytes that become arguments of one call. */
const PIECE_BYTES = 8192

/**
 * One character a byte, so that positions in the text are positions in the bytes. Cells of ASCII are slices of it; others
 * are decoded apart.
 *
 * @param bytes - Where the text is.
 * @param start - First byte.
 * @param end - Byte behind the text.
 */
export type ReadLatin1 = (bytes: Uint8Array, start: number, end: number) => string

/**
 * Makes the reader of a platform.
 *
 * @param buffer - Node's `Buffer`, or nothing: browsers have no decoder for this (theirs is windows-1252).
 */
export function createLatin1Reader(buffer: unknown): ReadLatin1 {
  if (typeof buffer === 'function') {
    const { latin1Slice } = buffer.prototype as Latin1Slicer
    // It works on any Uint8Array, and a call spares a view for each block.
    return (bytes, start, end) => latin1Slice.call(bytes, start, end)
  }
  return (bytes, start, end) => {
    let text = ''
    for (let at = start; at < end; at += PIECE_BYTES) {
      text += String.fromCharCode.apply(
        null,
        bytes.subarray(at, Math.min(at + PIECE_BYTES, end)) as unknown as number[]
      )
    }
    return text
  }
}

/** The reader of this platform. */
export const readLatin1: ReadLatin1 = createLatin1Reader((globalThis as { readonly Buffer?: unknown }).Buffer)
