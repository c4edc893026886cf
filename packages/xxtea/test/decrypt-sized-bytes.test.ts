import { describe, expect, test } from 'vitest'
import { decryptSizedBytes } from '../src/decrypt-sized-bytes.ts'
import { SCRATCH_WORDS } from '../src/scratch-words.ts'
import { bytesToWords, wordsToBytes } from '../src/words.ts'
import { fromHex, toHex } from './hex-bytes.ts'
import { naiveEncrypt } from './naive-rounds.ts'
import edgeCases from './vectors/edge-cases.json' with { type: 'json' }
import lengthWordBinary from './vectors/length-word-binary.json' with { type: 'json' }

const KEY = Int32Array.of(1, 2, 3, 4)
const SCRATCH_BYTES = (SCRATCH_WORDS - 1) * 4

/** Ciphertext of a block whose length word says whatever the test wants it to say. */
function sealed(data: Uint8Array, lengthWord: number): Uint8Array {
  const block = [...bytesToWords(data, Math.ceil(data.length / 4)), lengthWord | 0]
  return wordsToBytes(Int32Array.from(naiveEncrypt(block, [...KEY])), block.length * 4)
}

describe.each([
  ['little-endian', true],
  ['big-endian', false]
])('decryption of bytes with a length word on a %s machine', (_, littleEndian) => {
  test.each(lengthWordBinary.vectors.filter(({ length }) => length > 0))('fits $id', (vector) => {
    const key = bytesToWords(fromHex(vector.keyHex), 4)
    const plaintext = decryptSizedBytes(fromHex(vector.ciphertextHex), key, true, littleEndian)
    expect(toHex(plaintext!)).toBe(vector.plaintextHex)
  })

  test.each([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4])(
    'finds what was sealed %d bytes from where the scratch ends',
    (distance) => {
      const data = Uint8Array.from({ length: SCRATCH_BYTES + distance }, (_, index) => index * 7)
      const plaintext = decryptSizedBytes(sealed(data, data.length), KEY, true, littleEndian)!
      expect(plaintext).toEqual(data)
      expect(plaintext.byteOffset).toBe(0)
      expect(plaintext.buffer.byteLength).toBe(data.length)
    }
  )

  test.each([8, SCRATCH_BYTES + 8])(
    'accepts each length in the last of %d bytes of words, and no other',
    (paddedLength) => {
      const data = new Uint8Array(paddedLength)
      const accepted: number[] = []
      for (const length of [
        0,
        -1,
        paddedLength + 1,
        2 ** 31,
        ...Array.from({ length: 8 }, (_, less) => paddedLength - less)
      ]) {
        if (decryptSizedBytes(sealed(data, length), KEY, false, littleEndian) !== undefined) accepted.push(length)
      }
      expect(accepted).toEqual([0, 1, 2, 3].map((less) => paddedLength - less))
    }
  )

  test('accepts padding that is not zero, unless it has to be', () => {
    const { keyHex, plaintextHex, ciphertextHex } = edgeCases.nonZeroPadding
    const key = bytesToWords(fromHex(keyHex), 4)
    expect(toHex(decryptSizedBytes(fromHex(ciphertextHex), key, false, littleEndian)!)).toBe(plaintextHex)
    expect(decryptSizedBytes(fromHex(ciphertextHex), key, true, littleEndian)).toBeUndefined()
  })

  test('looks at the padding of a long message too', () => {
    const data = new Uint8Array(SCRATCH_BYTES + 4).fill(1)
    expect(decryptSizedBytes(sealed(data, data.length - 1), KEY, true, littleEndian)).toBeUndefined()
    expect(decryptSizedBytes(sealed(data, data.length - 1), KEY, false, littleEndian)).toEqual(data.slice(1))
  })

  test('reads a long message from the middle of a buffer', () => {
    const data = new Uint8Array(SCRATCH_BYTES + 4).fill(1)
    const ciphertext = sealed(data, data.length)
    const buffer = new Uint8Array(ciphertext.length + 6)
    buffer.set(ciphertext, 3)
    expect(decryptSizedBytes(buffer.subarray(3, -3), KEY, true, littleEndian)).toEqual(data)
  })
})
