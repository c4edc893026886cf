import { describe, expect, test } from 'vitest'
import { decryptRawBytes } from '../src/decrypt-raw-bytes.ts'
import { bytesToWords, wordsToBytes } from '../src/words.ts'
import { fromHex, toHex } from './hex-bytes.ts'
import { naiveEncrypt } from './naive-rounds.ts'
import raw from './vectors/raw.json' with { type: 'json' }

describe.each([
  ['little-endian', true],
  ['big-endian', false]
])('decryption of raw bytes on a %s machine', (_, littleEndian) => {
  test.each(raw.vectors)('fits the raw $id', ({ keyHex, plaintextHex, ciphertextHex }) => {
    const plaintext = decryptRawBytes(fromHex(ciphertextHex), bytesToWords(fromHex(keyHex), 4), littleEndian)
    expect(toHex(plaintext)).toBe(plaintextHex)
  })

  test('agrees with the definition for a long message', () => {
    const block = Array.from({ length: 2000 }, (_, index) => Math.imul(index, 0x9e3779b1))
    const ciphertext = wordsToBytes(Int32Array.from(naiveEncrypt(block, [1, 2, 3, 4])), 8000)
    const plaintext = decryptRawBytes(ciphertext, Int32Array.of(1, 2, 3, 4), littleEndian)
    expect([...bytesToWords(plaintext, 2000)]).toEqual(block)
  })
})
