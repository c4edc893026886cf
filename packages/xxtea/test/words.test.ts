import { endianness } from 'node:os'
import { describe, expect, test } from 'vitest'
import { bytesToWords, countWords, hostIsLittleEndian, wordsToBytes } from '../src/words.ts'

describe('words', () => {
  test('know the byte order of the machine', () => {
    expect(hostIsLittleEndian).toBe(endianness() === 'LE')
  })

  test.each([
    [0, true, 1],
    [1, true, 2],
    [4, true, 2],
    [5, true, 3],
    [8, false, 2],
    [12, false, 3],
    [0xffffffff, true, 2 ** 30 + 1]
  ])('of %d bytes, with a length word: %s, are %d', (byteLength, lengthWord, count) => {
    expect(countWords(byteLength, lengthWord)).toBe(count)
  })

  test('are little-endian, and missing bytes are zero', () => {
    const words = bytesToWords(Uint8Array.of(0x78, 0x56, 0x34, 0x12, 0xff, 0xff, 0xff), 3)
    expect([...words]).toEqual([0x12345678, 0x00ffffff, 0])
  })

  test('with the highest bit set come back as the same bytes', () => {
    const bytes = Uint8Array.of(0, 0, 0, 0x80, 0xff, 0xff, 0xff, 0xff)
    expect(wordsToBytes(bytesToWords(bytes, 2), 8)).toEqual(bytes)
  })

  test('can be written in part', () => {
    expect(wordsToBytes(Int32Array.of(0x12345678, 0x0a0b0c0d), 6)).toEqual(
      Uint8Array.of(0x78, 0x56, 0x34, 0x12, 0x0d, 0x0c)
    )
  })
})
