import { describe, expect, test } from 'vitest'
import { encryptBytes } from '../src/encrypt-bytes.ts'
import { SCRATCH_WORDS } from '../src/scratch-words.ts'
import { bytesToWords } from '../src/words.ts'
import { fromHex, toHex } from './hex-bytes.ts'
import { naiveEncrypt } from './naive-rounds.ts'
import lengthWordBinary from './vectors/length-word-binary.json' with { type: 'json' }
import raw from './vectors/raw.json' with { type: 'json' }

const KEY = Int32Array.of(1, 2, 3, 4)

describe.each([
  ['little-endian', true],
  ['big-endian', false]
])('encryption of bytes on a %s machine', (_, littleEndian) => {
  // L1 and B0 are the empty message, which never gets here.
  test.each(lengthWordBinary.vectors.filter(({ length }) => length > 0))('fits $id', (vector) => {
    const key = bytesToWords(fromHex(vector.keyHex), 4)
    const ciphertext = encryptBytes(fromHex(vector.plaintextHex), key, true, littleEndian)
    expect(toHex(ciphertext)).toBe(vector.ciphertextHex)
  })

  test.each(raw.vectors)('fits the raw $id', ({ keyHex, plaintextHex, ciphertextHex }) => {
    const ciphertext = encryptBytes(fromHex(plaintextHex), bytesToWords(fromHex(keyHex), 4), false, littleEndian)
    expect(toHex(ciphertext)).toBe(ciphertextHex)
  })

  test.each([-5, -4, -1, 0, 1, 4])('agrees with the definition %d bytes from where the scratch ends', (distance) => {
    const length = (SCRATCH_WORDS - 1) * 4 + distance
    const data = Uint8Array.from({ length }, (_, index) => index * 7)
    const block = [...bytesToWords(data, Math.ceil(length / 4)), length]
    const ciphertext = encryptBytes(data, KEY, true, littleEndian)
    expect([...bytesToWords(ciphertext, ciphertext.length / 4)]).toEqual(naiveEncrypt(block, [...KEY]))
  })

  test.each([SCRATCH_WORDS - 1, SCRATCH_WORDS, SCRATCH_WORDS + 1])(
    'agrees with the definition for %d raw words',
    (count) => {
      const data = Uint8Array.from({ length: count * 4 }, (_, index) => index * 11)
      const ciphertext = encryptBytes(data, KEY, false, littleEndian)
      expect([...bytesToWords(ciphertext, count)]).toEqual(naiveEncrypt([...bytesToWords(data, count)], [...KEY]))
    }
  )

  test('pads with zeros although the memory was used before', () => {
    encryptBytes(new Uint8Array(64).fill(0xff), KEY, true, littleEndian)
    const ciphertext = encryptBytes(Uint8Array.of(1, 2, 3, 4, 5), KEY, true, littleEndian)
    expect([...bytesToWords(ciphertext, 3)]).toEqual(naiveEncrypt([0x04030201, 5, 5], [...KEY]))
  })
})
