import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { takeSink } from '../src/byte-sink.ts'
import { utf8Encode } from '../src/utf8-encode.ts'
import { anyText } from './any-text.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'

function encode(text: string): Buffer {
  const sink = takeSink(3)
  utf8Encode(sink, text, 'title')
  return Buffer.from(sink.bytes.subarray(3, sink.length))
}

describe('utf8Encode', () => {
  it.each([
    ['ASCII', '\0a\x7f', '00617f'],
    ['two bytes', 'é\u0080\u07ff', 'c3a9c280dfbf'],
    ['three bytes', '年\u0800\ud7ff\ue000\uffff', 'e5b9b4e0a080ed9fbfee8080efbfbf'],
    ['four bytes', '😀\u{10000}\u{10ffff}', 'f09f9880f0908080f48fbfbf']
  ])('writes %s', (_, text, hex) => {
    expect(encode(text).toString('hex')).toBe(hex)
  })

  it.each([1023, 1024, 1025, 2048, 100_000])(
    'writes a text of %d units whole, also with a pair on the seam',
    (length) => {
      const text = `${'a'.repeat(length - 1)}😀${'年'.repeat(length)}`
      expect(encode(text).equals(Buffer.from(text))).toBe(true)
    }
  )

  it('names the parameter with a lone surrogate instead of writing U+FFFD', () => {
    expect(() => encode('ab\udfff')).toThrow(
      new TypeError('"title" expected well-formed text, got a lone surrogate at index 2')
    )
  })

  it('gives what Buffer gives', () => {
    fc.assert(
      fc.property(anyText, (text) => encode(text).equals(Buffer.from(text))),
      { numRuns: fuzzRuns(500), seed: fuzzSeed }
    )
  })
})
