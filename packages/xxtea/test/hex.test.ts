import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bytesToHex, decodeHex, encodeHex, hexToBytes, readLetterCase } from '../src/hex.ts'
import { thrownBy } from './thrown-by.ts'
import { wrongTypes } from './wrong-types.ts'

const ALL_BYTES = Uint8Array.from({ length: 256 }, (_, index) => index)

describe('bytesToHex', () => {
  // RFC 4648, section 10
  test.each([
    ['', ''],
    ['f', '66'],
    ['fo', '666F'],
    ['foobar', '666F6F626172']
  ])('fits the vector of %j', (text, hex) => {
    expect(bytesToHex(Buffer.from(text), { letterCase: 'upper' })).toBe(hex)
    expect(bytesToHex(Buffer.from(text))).toBe(hex.toLowerCase())
  })

  test.each([256, 1024, 1025, 4096])('agrees with Node for %d bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7 + (index >>> 8))
    const expected = Buffer.from(bytes).toString('hex')
    expect(bytesToHex(bytes)).toBe(expected)
    expect(bytesToHex(bytes, { letterCase: 'upper' })).toBe(expected.toUpperCase())
    expect(encodeHex(bytes, 'lower')).toBe(expected)
  })

  test.each(wrongTypes('bytes'))('refuses %s', (_, value) => {
    expect(thrownBy(() => bytesToHex(value as Uint8Array))).toBeInstanceOf(TypeError)
  })

  test('refuses wrong options', () => {
    const messages = [
      thrownBy(() => bytesToHex(ALL_BYTES, 'upper' as unknown as object)),
      thrownBy(() => bytesToHex(ALL_BYTES, { letterCase: 'UPPER' as 'upper' }))
    ].map(String)
    expect(messages).toMatchInlineSnapshot(`
      [
        "TypeError: "options" expected object, got string of length 5",
        "TypeError: "options.letterCase" expected 'lower' or 'upper', got string of length 5",
      ]
    `)
  })

  test('takes undefined for lower case', () => {
    expect(readLetterCase(undefined)).toBe('lower')
    expect(bytesToHex(Uint8Array.of(0xaf), { letterCase: undefined })).toBe('af')
  })
})

describe('hexToBytes', () => {
  test('reads either letter case, also mixed', () => {
    expect(hexToBytes(Buffer.from(ALL_BYTES).toString('hex'))).toEqual(ALL_BYTES)
    expect(hexToBytes(Buffer.from(ALL_BYTES).toString('hex').toUpperCase())).toEqual(ALL_BYTES)
    expect(hexToBytes('aBCd')).toEqual(Uint8Array.of(0xab, 0xcd))
    expect(hexToBytes('')).toEqual(new Uint8Array(0))
  })

  test('brings back any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(hexToBytes(bytesToHex(bytes))).toEqual(bytes)
      })
    )
  })

  test.each([
    ['g0', 0],
    ['0g', 1],
    ['00 1', 2],
    ['0x12', 1],
    ['12\n', 2],
    ['12-34', 2],
    ['12@`', 2],
    ['12/:', 2],
    ['00０0', 2],
    ['000\u0130', 3],
    ['00\u0141', 2],
    ['1', 1],
    ['123', 3]
  ])('refuses %j at position %d', (hex, position) => {
    expect(thrownBy(() => hexToBytes(hex))).toMatchObject({ code: 'ERR_XXTEA_ENCODING', position })
  })

  test('refuses every text that Node would cut short, and no other', () => {
    const almostHex = fc.string({ unit: fc.constantFrom(...'0123456789abcdefABCDEF', 'g', ' ', '😀') })
    fc.assert(
      fc.property(almostHex, (text) => {
        const decoded = Buffer.from(text, 'hex')
        if (decoded.length * 2 === text.length) expect(hexToBytes(text)).toEqual(Uint8Array.from(decoded))
        else expect(thrownBy(() => hexToBytes(text))).toMatchObject({ code: 'ERR_XXTEA_ENCODING' })
      })
    )
  })

  test.each(wrongTypes('string'))('refuses %s', (_, value) => {
    expect(thrownBy(() => hexToBytes(value as string))).toBeInstanceOf(TypeError)
  })

  test('names the argument and the position, and nothing of the text', () => {
    expect(
      [() => hexToBytes('secret'), () => decodeHex('ciphertext', '5eC')].map((run) => String(thrownBy(run)))
    ).toMatchInlineSnapshot(`
      [
        "XxteaError: "hex" expected hex, got a foreign character at position 0",
        "XxteaError: "ciphertext" expected hex with two digits a byte, got odd length=3",
      ]
    `)
  })
})
