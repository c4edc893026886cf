import { parse as parseLossless } from 'lossless-json'
import { jsonDepth } from './json-depth.ts'

/** Deepest nesting that is read. No platform nests deeper than 8. */
const MAX_DEPTH = 64

/** A number outside of quotes with 16 digits or more in a row: it may be an integer past 2^53. */
const LONG_NUMBER = /(?:^|[:,[\s])-?\d{16}/

/** Why a text could not be read as JSON. Never quotes the text. */
export interface JsonFault {
  readonly fault: 'empty' | 'not-json' | 'too-deep'
}

/** Integers past 2^53 keep all their digits as text; every other number is a number. */
function readNumber(text: string): number | string {
  const value = Number(text)
  return Number.isSafeInteger(value) || /[.eE]/.test(text) ? value : text
}

/**
 * Reads JSON without losing digits: integers past 2^53 come back as strings, everything else as `JSON.parse` reads it.
 *
 * Texts without such a number, nearly all, go through `JSON.parse` itself. `__proto__` is a plain key; of a key that
 * comes twice the last one counts.
 *
 * @param text - JSON text.
 * @returns `{ value }`, or the fault.
 */
export function decodeJson(text: string): { readonly value: unknown } | JsonFault {
  if (text.trim() === '') return { fault: 'empty' }
  if (jsonDepth(text, MAX_DEPTH) > MAX_DEPTH) return { fault: 'too-deep' }
  try {
    const value = LONG_NUMBER.test(text)
      ? parseLossless(text, null, { parseNumber: readNumber, onDuplicateKey: ({ newValue }) => newValue })
      : (JSON.parse(text) as unknown)
    return { value }
  } catch {
    // The parser's own message quotes the text, which may hold a secret.
    return { fault: 'not-json' }
  }
}
