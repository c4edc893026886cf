import { type ByteSink, reserveBytes } from './byte-sink.ts'
import { readSurrogatePair } from './surrogate-pair.ts'

/** The most bytes for one UTF-16 unit. A pair of surrogates needs 4 for two units. */
const LONGEST_UNIT = 3
/** Room is made once for so many units (and the second half of a pair after them), not looked at for each. */
const STRIDE = 1024

/**
 * Writes a text as UTF-8 with nothing escaped. `Buffer.write` is slower for the short values of a request, and would
 * turn a lone surrogate into U+FFFD.
 *
 * @param sink - Where to.
 * @param text - A name or a value.
 * @param path - Name of the parameter, for the message.
 * @throws {TypeError} for a lone surrogate.
 */
export function utf8Encode(sink: ByteSink, text: string, path: string): void {
  for (let index = 0; index < text.length; ) {
    const end = Math.min(text.length, index + STRIDE)
    const bytes = reserveBytes(sink, (end - index + 1) * LONGEST_UNIT)
    let at = sink.length
    while (index < end) {
      const unit = text.charCodeAt(index++)
      if (unit < 0x80) {
        bytes[at++] = unit
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | (unit >> 6)
        bytes[at++] = 0x80 | (unit & 0x3f)
      } else if (unit < 0xd800 || unit > 0xdfff) {
        bytes[at++] = 0xe0 | (unit >> 12)
        bytes[at++] = 0x80 | ((unit >> 6) & 0x3f)
        bytes[at++] = 0x80 | (unit & 0x3f)
      } else {
        const codePoint = readSurrogatePair(text, index++ - 1, path)
        bytes[at++] = 0xf0 | (codePoint >> 18)
        bytes[at++] = 0x80 | ((codePoint >> 12) & 0x3f)
        bytes[at++] = 0x80 | ((codePoint >> 6) & 0x3f)
        bytes[at++] = 0x80 | (codePoint & 0x3f)
      }
    }
    sink.length = at
  }
}
