import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decryptRounds, encryptRounds } from '../src/rounds.ts'
import { naiveDecrypt, naiveEncrypt } from './naive-rounds.ts'
import raw from './vectors/raw.json' with { type: 'json' }

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const keyWords = fc.array(word, { minLength: 4, maxLength: 4 })

function encrypted(block: readonly number[], key: readonly number[]): number[] {
  const words = Int32Array.from(block)
  encryptRounds(words, words.length, Int32Array.from(key))
  return [...words]
}

function decrypted(block: readonly number[], key: readonly number[]): number[] {
  const words = Int32Array.from(block.slice(0, -1))
  const last = decryptRounds(words, block.length, block.at(-1)!, Int32Array.from(key))
  return [...words, last]
}

describe('rounds', () => {
  // PEAR Crypt_XXTEA, arrays of signed words
  test.each(raw.words)('enciphers and deciphers the published $id', ({ key, plaintext, ciphertext }) => {
    expect(encrypted(plaintext, key)).toEqual(ciphertext)
    expect(decrypted(ciphertext, key)).toEqual(plaintext)
  })

  test('agree with the definition for every block of 2 to 70 words, so for each count left over after the fours', () => {
    const key = [0x01020304, -0x05060708, 0x7fffffff, -0x80000000]
    for (let count = 2; count <= 70; count++) {
      const block = Array.from({ length: count }, (_, index) => Math.imul(index + count, 0x9e3779b1))
      const ciphertext = naiveEncrypt(block, key)
      expect(encrypted(block, key)).toEqual(ciphertext)
      expect(decrypted(ciphertext, key)).toEqual(block)
    }
  })

  test('agree with the definition for any block and key', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 130 }), keyWords, (block, key) => {
        expect(encrypted(block, key)).toEqual(naiveEncrypt(block, key))
        expect(decrypted(block, key)).toEqual(naiveDecrypt(block, key))
      })
    )
  })

  test('leave words past the block alone', () => {
    const words = Int32Array.of(1, 2, 3, 77)
    encryptRounds(words, 3, Int32Array.of(1, 2, 3, 4))
    expect(words[3]).toBe(77)
  })
})
