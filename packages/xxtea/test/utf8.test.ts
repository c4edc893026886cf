import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeUtf8, encodeUtf8 } from '../src/utf8.ts'
import { thrownBy } from './thrown-by.ts'

describe('encodeUtf8', () => {
  test.each([
    '',
    'a',
    '~\u007f',
    '\u0080',
    '你好，中国🇨🇳！',
    '\ufeffa',
    'a'.repeat(64),
    'a'.repeat(65),
    `${'a'.repeat(64)}é`
  ])('agrees with Node for %j', (text) => {
    expect(encodeUtf8('text', text)).toEqual(Uint8Array.from(Buffer.from(text)))
  })

  test('agrees with Node for any well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => {
        expect(encodeUtf8('text', text)).toEqual(Uint8Array.from(Buffer.from(text)))
      })
    )
  })

  test.each([
    ['\ud83d', 0],
    ['a\ude00', 1],
    ['😀\ude00', 2],
    [`${'a'.repeat(70)}\ud83d`, 70]
  ])('refuses the lone surrogate in %j at position %d', (text, position) => {
    expect(thrownBy(() => encodeUtf8('text', text))).toMatchObject({ code: 'ERR_XXTEA_ENCODING', position })
  })
})

describe('decodeUtf8', () => {
  test.each(['', 'a', '你好', '😀', '\ufeffa', 'a\u0000'])('brings back %j', (text) => {
    expect(decodeUtf8(Uint8Array.from(Buffer.from(text)))).toBe(text)
  })

  // Unicode 16, table 3-7: overlong forms, surrogates, past U+10FFFF, cut short
  test.each(['80', 'c0af', 'c080', 'e08080', 'eda080', 'edbfbf', 'f4908080', 'f8888080', 'e4bd', 'f09f98', '61ff'])(
    'finds no text in %s',
    (hex) => {
      expect(decodeUtf8(Uint8Array.from(Buffer.from(hex, 'hex')))).toBeUndefined()
    }
  )

  test('still works after bytes that were no text', () => {
    decodeUtf8(Uint8Array.of(0xe4, 0xbd))
    expect(decodeUtf8(Uint8Array.of(0x61))).toBe('a')
  })
})
