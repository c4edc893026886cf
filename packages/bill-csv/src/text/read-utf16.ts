/** What is used of Node's `Buffer`. */
interface Utf16Slicer {
  ucs2Slice(start: number, end: number): string
}

/** Reads UTF-16, little-endian, between two places of some bytes. */
export type ReadUtf16 = (bytes: Uint8Array, start: number, end: number) => string

/**
 * Makes the reader of a platform.
 *
 * @param buffer - Node's `Buffer`, which only copies, or nothing.
 */
export function createUtf16Reader(buffer: unknown): ReadUtf16 {
  if (typeof buffer === 'function') {
    const { ucs2Slice } = buffer.prototype as Utf16Slicer
    return (bytes, start, end) => ucs2Slice.call(bytes, start, end)
  }
  const decoder = new TextDecoder('utf-16le', { ignoreBOM: true })
  return (bytes, start, end) => decoder.decode(bytes.subarray(start, end))
}

/** The reader of this platform. */
export const readUtf16: ReadUtf16 = createUtf16Reader((globalThis as { readonly Buffer?: unknown }).Buffer)
