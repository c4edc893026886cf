import { jsonDepth } from './json-depth.ts'
import { quoteLongIntegers } from './quote-long-integers.ts'

/** Deepest nesting that is read. No platform nests deeper than 8. */
const MAX_DEPTH = 64

/** A number outside of quotes with 16 digits or more in a row: it may be an integer past 2^53. */
const LONG_NUMBER = /(?:^|[:,[\s])-?\d{16}/

/** Why a text could not be read as JSON. Never quotes the text. */
export interface JsonFault {
  readonly fault: 'empty' | 'not-json' | 'too-deep'
}

/**
 * Reads JSON without losing digits: integers past 2^53 come back as strings, everything else as `JSON.parse` reads it.
 *
 * Texts without such a number, nearly all, go through `JSON.parse` as they are. `__proto__` is a plain key; of a key
 * that comes twice the last one counts.
 *
 * @param text - JSON text.
 * @returns `{ value }`, or the fault.
 */
export function decodeJson(text: string): { readonly value: unknown } | JsonFault {
  if (text.trim() === '') return { fault: 'empty' }
  if (jsonDepth(text, MAX_DEPTH) > MAX_DEPTH) return { fault: 'too-deep' }
  try {
    const value: unknown = JSON.parse(LONG_NUMBER.test(text) ? quoteLongIntegers(text) : text)
    return { value }
  } catch {
    // The parser's own message quotes the text, which may hold a secret.
    return { fault: 'not-json' }
  }
}
