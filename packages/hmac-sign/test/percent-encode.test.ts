import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeSink } from '../src/byte-sink.ts'
import { PLAIN_BYTES, percentEncode, type QueryEncoding } from '../src/percent-encode.ts'
import { anyText } from './any-text.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'

function encode(text: string, encoding: QueryEncoding): string {
  const sink = takeSink(3)
  percentEncode(sink, text, PLAIN_BYTES[encoding], 'title')
  return sink.bytes.toString('latin1', 3, sink.length)
}

/** Every ASCII character as PHP 8.2 `urlencode` and `rawurlencode` write it. */
const ASCII = String.fromCharCode(...Array.from({ length: 0x80 }, (_, code) => code))

describe('percentEncode', () => {
  it('passes letters, digits, - _ . and a plus for the space in RFC 1738, and escapes all other ASCII', () => {
    const passed = [...ASCII].filter((character) => !encode(character, 'rfc1738').startsWith('%'))
    expect(passed.join('')).toBe(' -.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz')
    expect(encode(' ', 'rfc1738')).toBe('+')
    expect(encode("*~!'()+%", 'rfc1738')).toBe('%2A%7E%21%27%28%29%2B%25')
  })

  it('passes the tilde and escapes the space in RFC 3986', () => {
    const passed = [...ASCII].filter((character) => !encode(character, 'rfc3986').startsWith('%'))
    expect(passed.join('')).toBe('-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~')
    expect(encode(' ~*', 'rfc3986')).toBe('%20~%2A')
  })

  it.each([
    ['two bytes', 'é\u0080\u07ff', '%C3%A9%C2%80%DF%BF'],
    ['three bytes', '年\u0800\ud7ff\ue000\uffff', '%E5%B9%B4%E0%A0%80%ED%9F%BF%EE%80%80%EF%BF%BF'],
    ['four bytes', '😀\u{10000}\u{10ffff}', '%F0%9F%98%80%F0%90%80%80%F4%8F%BF%BF']
  ])('writes code points of %s as upper-case escapes', (_, text, escaped) => {
    expect(encode(text, 'rfc1738')).toBe(escaped)
  })

  it.each([1023, 1024, 1025, 2048, 100_000])(
    'writes a text of %d units whole, also with a pair on the seam',
    (length) => {
      const text = `${'a'.repeat(length - 1)}😀${'年'.repeat(length)}`
      expect(encode(text, 'rfc3986')).toBe(encodeURIComponent(text))
    }
  )

  it('names the parameter with a lone surrogate', () => {
    expect(() => encode('ab\ud800', 'rfc1738')).toThrow(
      new TypeError('"title" expected well-formed text, got a lone surrogate at index 2')
    )
  })

  it('gives what decodeURIComponent reads back', () => {
    fc.assert(
      fc.property(anyText, (text) => decodeURIComponent(encode(text, 'rfc3986')) === text),
      { numRuns: fuzzRuns(500), seed: fuzzSeed }
    )
  })

  it('gives what URLSearchParams gives, but for the asterisk', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const reference = new URLSearchParams([['', text]]).toString().slice(1).replaceAll('*', '%2A')
        return encode(text, 'rfc1738') === reference
      }),
      { numRuns: fuzzRuns(500), seed: fuzzSeed }
    )
  })
})
