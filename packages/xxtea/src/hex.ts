/**
 * Hexadecimal text (RFC 4648, section 8), strict: Node's own decoder stops at the first foreign character in silence.
 *
 * @module
 */
import { assertBytes } from './assert-bytes.ts'
import { assertText } from './assert-text.ts'
import { assertOptions, readChoice } from './options.ts'
import { decodeUtf8 } from './utf8.ts'
import { XxteaError } from './xxtea-error.ts'

/** Case of the hexadecimal digits from ten up. */
export type LetterCase = 'lower' | 'upper'

/** How hexadecimal text is written. */
export interface HexOptions {
  /** Case of the digits from ten up; Tianyi (天翼) writes upper case. @default 'lower' */
  readonly letterCase?: LetterCase | undefined
}

const LETTER_CASES: readonly LetterCase[] = ['lower', 'upper']
const DIGITS: Readonly<Record<LetterCase, string>> = { lower: '0123456789abcdef', upper: '0123456789ABCDEF' }
/** Pairs of digits by byte. */
const PAIRS: Readonly<Record<LetterCase, readonly string[]>> = { lower: listPairs('lower'), upper: listPairs('upper') }
/** Up to here joining strings is quicker than making bytes for the decoder; past it three times slower. */
const SHORT_BYTES = 1024
const FOREIGN = -1
const DIGIT_VALUES = listDigitValues()

/**
 * Writes bytes as hexadecimal text.
 *
 * @param bytes - Any bytes.
 * @param options - Letter case.
 * @returns Two digits a byte.
 * @throws {TypeError} when an argument or option has the wrong type.
 * @example
 * ```ts
 * import { bytesToHex } from '@kaifang/xxtea'
 *
 * console.log(bytesToHex(Uint8Array.of(0xca, 0xfe), { letterCase: 'upper' })) // => CAFE
 * ```
 */
export function bytesToHex(bytes: Uint8Array, options: HexOptions = {}): string {
  assertBytes('bytes', bytes)
  assertOptions(options)
  return encodeHex(bytes, readLetterCase(options.letterCase))
}

/**
 * Reads hexadecimal text, of either letter case.
 *
 * @param hex - Two digits a byte, nothing between or around them.
 * @returns Fresh bytes.
 * @throws {TypeError} when it is no string.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING` with the position of a foreign character, or of the missing digit.
 * @example
 * ```ts
 * import { hexToBytes } from '@kaifang/xxtea'
 *
 * console.log(hexToBytes('cafe')[0]) // => 202
 * ```
 */
export function hexToBytes(hex: string): Uint8Array {
  assertText('hex', hex)
  return decodeHex('hex', hex)
}

/**
 * Reads the option of the letter case.
 *
 * @param letterCase - As the caller gave it.
 * @returns The letter case.
 * @throws {TypeError} for another word.
 */
export function readLetterCase(letterCase: unknown): LetterCase {
  return readChoice('options.letterCase', letterCase, LETTER_CASES)
}

/**
 * Writes bytes that have been checked.
 *
 * @param bytes - Any bytes.
 * @param letterCase - Letter case.
 * @returns Two digits a byte.
 */
export function encodeHex(bytes: Uint8Array, letterCase: LetterCase): string {
  if (bytes.length > SHORT_BYTES) return encodeLongHex(bytes, DIGITS[letterCase])
  const pairs = PAIRS[letterCase]
  let text = ''
  for (let index = 0; index < bytes.length; index++) text += pairs[bytes[index]!]!
  return text
}

/**
 * Reads a text under the name that the caller knows it by.
 *
 * @param name - Argument, for the message.
 * @param text - The text.
 * @returns Fresh bytes.
 * @throws {@link XxteaError} `ERR_XXTEA_ENCODING`
 */
export function decodeHex(name: string, text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >>> 1)
  for (let index = 0, at = 0; index < bytes.length; index++, at += 2) {
    const high = digitValue(text.charCodeAt(at))
    const value = (high << 4) | digitValue(text.charCodeAt(at + 1))
    if (value < 0) throw foreignCharacter(name, high === FOREIGN ? at : at + 1)
    bytes[index] = value
  }
  if (text.length % 2 !== 0) {
    const last = text.length - 1
    if (digitValue(text.charCodeAt(last)) === FOREIGN) throw foreignCharacter(name, last)
    throw new XxteaError(
      'ERR_XXTEA_ENCODING',
      `"${name}" expected hex with two digits a byte, got odd length=${text.length}`,
      text.length
    )
  }
  return bytes
}

function encodeLongHex(bytes: Uint8Array, digits: string): string {
  const units = new Uint8Array(bytes.length * 2)
  const codes = Uint8Array.from(digits, (digit) => digit.charCodeAt(0))
  for (let index = 0, at = 0; index < bytes.length; index++) {
    units[at++] = codes[bytes[index]! >>> 4]!
    units[at++] = codes[bytes[index]! & 15]!
  }
  return decodeUtf8(units)!
}

function digitValue(unit: number): number {
  return unit < DIGIT_VALUES.length ? DIGIT_VALUES[unit]! : FOREIGN
}

function foreignCharacter(name: string, position: number): XxteaError {
  return new XxteaError(
    'ERR_XXTEA_ENCODING',
    `"${name}" expected hex, got a foreign character at position ${position}`,
    position
  )
}

function listPairs(letterCase: LetterCase): readonly string[] {
  return Array.from({ length: 256 }, (_, byte) => DIGITS[letterCase][byte >>> 4]! + DIGITS[letterCase][byte & 15]!)
}

function listDigitValues(): Int8Array {
  const values = new Int8Array(128).fill(FOREIGN)
  for (const digits of Object.values(DIGITS)) {
    for (let value = 0; value < 16; value++) values[digits.charCodeAt(value)] = value
  }
  return values
}
