/**
 * Percent-encoding of PHP's `urlencode` (RFC 1738, the form dialect: a space is `+`) and `rawurlencode` (RFC 3986: a
 * space is `%20`, a tilde stays). Both escape `*`, which `URLSearchParams` leaves alone; that one byte makes a wrong
 * signature. Apart from the rest because services disagree exactly here.
 * @module
 */
import { type ByteSink, reserveBytes } from './byte-sink.ts'
import { readSurrogatePair } from './surrogate-pair.ts'

/** How PHP escapes: `PHP_QUERY_RFC1738` (its default) or `PHP_QUERY_RFC3986`. */
export type QueryEncoding = 'rfc1738' | 'rfc3986'

/** For each ASCII character the byte that stands for it, or 0 when it is escaped. */
export type PlainBytes = Uint8Array

const UNRESERVED = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.'
const HEX_DIGITS = Buffer.from('0123456789ABCDEF')
const PERCENT = 0x25
/** The most bytes for one UTF-16 unit: U+FFFF is `%EF%BF%BF`. A pair of surrogates needs 12 for two units. */
const LONGEST_UNIT = 9
/** Room is made once for so many units (and the second half of a pair after them), not looked at for each. */
const STRIDE = 1024

/** The characters that pass, by dialect. */
export const PLAIN_BYTES: Readonly<Record<QueryEncoding, PlainBytes>> = {
  rfc1738: plainBytes(UNRESERVED, 0x2b),
  rfc3986: plainBytes(`${UNRESERVED}~`, 0)
}

/**
 * Writes a text percent-encoded as UTF-8, escapes in upper case.
 *
 * @param sink - Where to.
 * @param text - A name or a value.
 * @param plain - The dialect: an entry of {@link PLAIN_BYTES}.
 * @param path - Name of the parameter, for the message.
 * @throws {TypeError} for a lone surrogate.
 */
export function percentEncode(sink: ByteSink, text: string, plain: PlainBytes, path: string): void {
  for (let index = 0; index < text.length; ) {
    const end = Math.min(text.length, index + STRIDE)
    const bytes = reserveBytes(sink, (end - index + 1) * LONGEST_UNIT)
    let at = sink.length
    while (index < end) {
      const unit = text.charCodeAt(index++)
      if (unit < 0x80) {
        const byte = plain[unit]!
        if (byte !== 0) bytes[at++] = byte
        else at = writeEscape(bytes, at, unit)
      } else if (unit < 0x800) {
        at = writeEscape(bytes, at, 0xc0 | (unit >> 6))
        at = writeEscape(bytes, at, 0x80 | (unit & 0x3f))
      } else if (unit < 0xd800 || unit > 0xdfff) {
        at = writeEscape(bytes, at, 0xe0 | (unit >> 12))
        at = writeEscape(bytes, at, 0x80 | ((unit >> 6) & 0x3f))
        at = writeEscape(bytes, at, 0x80 | (unit & 0x3f))
      } else {
        const codePoint = readSurrogatePair(text, index++ - 1, path)
        at = writeEscape(bytes, at, 0xf0 | (codePoint >> 18))
        at = writeEscape(bytes, at, 0x80 | ((codePoint >> 12) & 0x3f))
        at = writeEscape(bytes, at, 0x80 | ((codePoint >> 6) & 0x3f))
        at = writeEscape(bytes, at, 0x80 | (codePoint & 0x3f))
      }
    }
    sink.length = at
  }
}

function writeEscape(bytes: Buffer, at: number, byte: number): number {
  bytes[at] = PERCENT
  bytes[at + 1] = HEX_DIGITS[byte >> 4]!
  bytes[at + 2] = HEX_DIGITS[byte & 0x0f]!
  return at + 3
}

function plainBytes(unreserved: string, space: number): PlainBytes {
  const table = new Uint8Array(0x80)
  for (const character of unreserved) table[character.charCodeAt(0)] = character.charCodeAt(0)
  table[0x20] = space
  return table
}
