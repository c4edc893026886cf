import { decryptRounds } from './rounds.ts'
import { bytesToWords, hostIsLittleEndian, wordsToBytes } from './words.ts'

/**
 * Deciphers the raw variant: whole words, no length, nothing to check.
 *
 * @param data - Ciphertext of at least two whole words; not modified.
 * @param key - Four key words.
 * @param littleEndian - Byte order of the machine; named by tests only.
 * @returns Plaintext in a buffer of its own.
 */
export function decryptRawBytes(
  data: Uint8Array,
  key: Int32Array,
  littleEndian: boolean = hostIsLittleEndian
): Uint8Array {
  const count = data.length / 4
  if (!littleEndian) {
    const words = bytesToWords(data, count)
    words[count - 1] = decryptRounds(words, count, words[count - 1]!, key)
    return wordsToBytes(words, data.length)
  }
  const output = new Uint8Array(data.length)
  output.set(data)
  const words = new Int32Array(output.buffer)
  words[count - 1] = decryptRounds(words, count, words[count - 1]!, key)
  return output
}
