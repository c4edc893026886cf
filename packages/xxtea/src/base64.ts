/**
 * Base64 with the standard alphabet and padding (RFC 4648, section 4), strict: Node's own decoder skips foreign
 * characters in silence, and `atob` is not the same everywhere.
 *
 * @module
 */
import { assertBytes } from './assert-bytes.ts'
import { assertText } from './assert-text.ts'
import { decodeUtf8 } from './utf8.ts'
import { XxteaError } from './xxtea-error.ts'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const CODES = Uint8Array.from(ALPHABET, (character) => character.charCodeAt(0))
const PADDING_CODE = 0x3d
const FOREIGN = -1
const CHARACTER_VALUES = listCharacterValues()

/**
 * Writes bytes as base64.
 *
 * @param bytes - Any bytes.
 * @returns Text of the standard alphabet, with padding.
 * @throws {TypeError} when it is no `Uint8Array`.
 * @example
 * ```ts
 * import { bytesToBase64 } from '@kaifang/xxtea'
 *
 * console.log(bytesToBase64(Uint8Array.of(0xca, 0xfe))) // => yv4=
 * ```
 */
export function bytesToBase64(bytes: Uint8Array): string {
  assertBytes('bytes', bytes)
  const units = new Uint8Array(Math.ceil(bytes.length / 3) * 4)
  let at = 0
  for (let index = 0; index < bytes.length; index += 3) {
    // Missing bytes count as zero here; the padding then overwrites what they came to.
    const group = (bytes[index]! << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    units[at++] = CODES[group >>> 18]!
    units[at++] = CODES[(group >>> 12) & 63]!
    units[at++] = CODES[(group >>> 6) & 63]!
    units[at++] = CODES[group & 63]!
  }
  const padding = (3 - (bytes.length % 3)) % 3
  units.fill(PADDING_CODE, units.length - padding)
  return decodeUtf8(units)!
}

/**
 * Reads base64.
 *
 * @param base64 - Text of the standard alphabet, with padding, nothing between or around it.
 * @returns Fresh bytes.
 * @throws {TypeError} when it is no string.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` with the position of a foreign character, of missing padding, or of a
 *   last character with bits that belong to no byte.
 * @example
 * ```ts
 * import { base64ToBytes } from '@kaifang/xxtea'
 *
 * console.log(base64ToBytes('yv4=')[0]) // => 202
 * ```
 */
export function base64ToBytes(base64: string): Uint8Array {
  assertText('base64', base64)
  return decodeBase64('base64', base64)
}

/**
 * Reads a text under the name that the caller knows it by.
 *
 * @param name - Argument, for the message.
 * @param text - The text.
 * @returns Fresh bytes.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING`
 */
export function decodeBase64(name: string, text: string): Uint8Array {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const characters = text.length - padding
  const bytes = new Uint8Array(Math.floor((characters * 3) / 4))
  let bits = 0
  let at = 0
  for (let index = 0; index < characters; index++) {
    const value = characterValue(text.charCodeAt(index))
    if (value === FOREIGN) throw malformed(name, 'a foreign character', index)
    // Older bits leave at the top: a byte is never more than eight of the lowest fourteen.
    bits = (bits << 6) | value
    const place = index & 3
    if (place !== 0) bytes[at++] = bits >> (6 - 2 * place)
  }
  if (text.length % 4 !== 0) throw malformed(name, 'an incomplete group of 4', text.length)
  // Two texts for the same bytes would be a way to change a message unnoticed.
  const looseBits = bits & (padding === 2 ? 0b1111 : padding === 1 ? 0b11 : 0)
  if (looseBits !== 0) throw malformed(name, 'bits of no byte', characters - 1)
  return bytes
}

function characterValue(unit: number): number {
  return unit < CHARACTER_VALUES.length ? CHARACTER_VALUES[unit]! : FOREIGN
}

function malformed(name: string, what: string, position: number): XxteaError {
  return new XxteaError(
    'ERR_XXTEA_ENCODING',
    `"${name}" expected base64, got ${what} at position ${position}`,
    position
  )
}

function listCharacterValues(): Int8Array {
  const values = new Int8Array(128).fill(FOREIGN)
  for (let value = 0; value < ALPHABET.length; value++) values[ALPHABET.charCodeAt(value)] = value
  return values
}
