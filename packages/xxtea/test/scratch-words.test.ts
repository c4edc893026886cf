import { describe, expect, test } from 'vitest'
import { SCRATCH_WORDS, scratchBytes, scratchWords } from '../src/scratch-words.ts'
import { decrypt, encrypt } from '../src/xxtea.ts'
import { XxteaError } from '../src/xxtea-error.ts'

const KEY = '0123456789abcdef'
const LONGEST = SCRATCH_WORDS * 4 - 4

describe('scratch words', () => {
  test('is one memory seen as words and as bytes', () => {
    expect(scratchBytes.buffer).toBe(scratchWords.buffer)
    expect(scratchBytes.length).toBe(SCRATCH_WORDS * 4)
  })

  test.each([1, 7, 134, LONGEST - 1, LONGEST])('holds nothing after %d bytes were decrypted', (length) => {
    const ciphertext = encrypt(new Uint8Array(length).fill(0x61), KEY)
    decrypt(ciphertext, KEY)
    expect(scratchWords.every((word) => word === 0)).toBe(true)
  })

  test('holds nothing after a decryption with a wrong key', () => {
    const ciphertext = encrypt(new Uint8Array(134).fill(0x61), KEY)
    expect(() => decrypt(ciphertext, 'fedcba9876543210')).toThrow(XxteaError)
    expect(scratchWords.every((word) => word === 0)).toBe(true)
  })

  test('holds ciphertext and nothing else after bytes were encrypted', () => {
    scratchBytes.fill(0)
    const ciphertext = encrypt(new Uint8Array(134).fill(0x61), KEY)
    expect(scratchBytes.slice(0, ciphertext.length)).toEqual(ciphertext)
    expect(scratchBytes.subarray(ciphertext.length).every((byte) => byte === 0)).toBe(true)
  })

  test('is not what a result lies in', () => {
    const ciphertext = encrypt(Uint8Array.of(1, 2, 3), KEY)
    const copy = ciphertext.slice()
    decrypt(encrypt(Uint8Array.of(4, 5, 6), KEY), KEY)
    expect(ciphertext).toEqual(copy)
    expect(ciphertext.buffer).not.toBe(scratchBytes.buffer)
  })
})
