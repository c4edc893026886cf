import { quotePath } from './describe-value.ts'

/**
 * Reads the code point of two UTF-16 units.
 *
 * @param text - The text.
 * @param index - Where a surrogate stands.
 * @param path - Name of the parameter, for the message.
 * @returns A code point from U+10000 up.
 * @throws {TypeError} for half a pair: it has no UTF-8 form, and the replacement character that other encoders write
 *   in its place would sign another text than the one that travels.
 */
export function readSurrogatePair(text: string, index: number, path: string): number {
  const codePoint = text.codePointAt(index)!
  if (codePoint >= 0x10000) return codePoint
  throw new TypeError(`${quotePath(path)} expected well-formed text, got a lone surrogate at index ${index}`)
}
