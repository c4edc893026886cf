import { endOfString } from './end-of-string.ts'

const QUOTE = 0x22
/** A whole number of JSON (RFC 8259 section 6) from its first digit on, and the colon that makes it a wrong key. */
const NUMBER = /(\d+)(\.\d+)?([eE][+-]?\d+)?\s*(:)?/y

/**
 * Puts integers past 2^53 into quotation marks, so that `JSON.parse` keeps all their digits as text.
 *
 * Text that `JSON.parse` refuses stays text that it refuses: marks come in pairs around a whole number, so they can
 * neither end a string nor mend one, and what is wrong as it stands (a number as a key, a leading zero) is left so.
 *
 * @param text - Any text; what is no JSON comes back as no JSON.
 */
export function quoteLongIntegers(text: string): string {
  let quoted = ''
  let copied = 0
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    if (code === QUOTE) {
      index = endOfString(text, index)
      if (index === -1) break
    } else if (code >= 0x30 && code <= 0x39) {
      NUMBER.lastIndex = index
      const [whole = '', digits = '', fraction, exponent, colon] = NUMBER.exec(text) ?? []
      const isInteger = code !== 0x30 && fraction === undefined && exponent === undefined && colon === undefined
      if (isInteger && !Number.isSafeInteger(Number(digits))) {
        const start = text[index - 1] === '-' ? index - 1 : index
        quoted += `${text.slice(copied, start)}"${text.slice(start, index)}${digits}"`
        copied = index + digits.length
      }
      index += whole.length - 1
    }
  }
  return quoted + text.slice(copied)
}
