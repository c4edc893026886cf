import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { base64ToBytes, bytesToBase64, decodeBase64 } from '../src/base64.ts'
import { thrownBy } from './thrown-by.ts'
import { wrongTypes } from './wrong-types.ts'

// RFC 4648, section 10
const VECTORS = [
  ['', ''],
  ['f', 'Zg=='],
  ['fo', 'Zm8='],
  ['foo', 'Zm9v'],
  ['foob', 'Zm9vYg=='],
  ['fooba', 'Zm9vYmE='],
  ['foobar', 'Zm9vYmFy']
] as const

describe('base64', () => {
  test.each(VECTORS)('fits the vector of %j', (text, base64) => {
    expect(bytesToBase64(Buffer.from(text))).toBe(base64)
    expect(base64ToBytes(base64)).toEqual(Uint8Array.from(Buffer.from(text)))
  })

  test('agrees with Node for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const base64 = Buffer.from(bytes).toString('base64')
        expect(bytesToBase64(bytes)).toBe(base64)
        expect(base64ToBytes(base64)).toEqual(bytes)
      })
    )
  })

  test('agrees with Node for bytes that use every character', () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, index) => index * 89 + (index >>> 8))
    const base64 = Buffer.from(bytes).toString('base64')
    expect(new Set(base64)).toHaveLength(65)
    expect(bytesToBase64(bytes)).toBe(base64)
    expect(base64ToBytes(base64)).toEqual(bytes)
  })

  test.each([
    ['a foreign character', 'Zm9*', 3],
    ['a foreign character', 'Zm9v\n', 4],
    ['a foreign character', ' m9v', 0],
    ['a character of the URL alphabet', 'Zm-v', 2],
    ['a character of the URL alphabet', 'Zm_v', 2],
    ['a full-width digit', 'Zm９v', 2],
    ['a letter past ASCII', 'Zm\u0141v', 2],
    ['a missing padding', 'Zg', 2],
    ['a missing padding', 'Zg=', 3],
    ['a missing padding', 'Zm8', 3],
    ['a single character', 'Z', 1],
    ['nothing but padding', '=', 1],
    ['nothing but padding', '==', 2],
    ['nothing but padding', '====', 0],
    ['too much padding', 'Z===', 1],
    ['too much padding', 'Zm9v=', 5],
    ['too much padding', 'Zm9v====', 4],
    ['padding in the middle', 'Zg==Zg==', 2],
    ['padding in the middle', 'Zm8=Zm8=', 3],
    ['bits that belong to no byte', 'Zh==', 1],
    ['bits that belong to no byte', 'Zm9=', 2]
  ])('refuses %s, %j, at position %d', (_, base64, position) => {
    expect(thrownBy(() => base64ToBytes(base64))).toMatchObject({ code: 'ERR_XXTEA_ENCODING', position })
  })

  test('accepts one text for the same bytes', () => {
    const almostBase64 = fc.string({ unit: fc.constantFrom(...'ABQZgw019+/=_ '), maxLength: 12 })
    fc.assert(
      fc.property(almostBase64, (text) => {
        const canonical = Buffer.from(text, 'base64').toString('base64')
        if (canonical === text) expect(bytesToBase64(base64ToBytes(text))).toBe(text)
        else expect(thrownBy(() => base64ToBytes(text))).toMatchObject({ code: 'ERR_XXTEA_ENCODING' })
      }),
      { numRuns: 500 }
    )
  })

  test.each(wrongTypes('bytes'))('is not made of %s', (_, value) => {
    expect(thrownBy(() => bytesToBase64(value as Uint8Array))).toBeInstanceOf(TypeError)
  })

  test.each(wrongTypes('string'))('is not read from %s', (_, value) => {
    expect(thrownBy(() => base64ToBytes(value as string))).toBeInstanceOf(TypeError)
  })

  test('errors name the argument and the position, and nothing of the text', () => {
    const messages = [
      thrownBy(() => base64ToBytes('sec ret=')),
      thrownBy(() => base64ToBytes('secret')),
      thrownBy(() => decodeBase64('ciphertext', 'secreT=='))
    ].map(String)
    expect(messages).toMatchInlineSnapshot(`
      [
        "XxteaError: "base64" expected base64, got a foreign character at position 3",
        "XxteaError: "base64" expected base64, got an incomplete group of 4 at position 6",
        "XxteaError: "ciphertext" expected base64, got bits of no byte at position 5",
      ]
    `)
  })
})
