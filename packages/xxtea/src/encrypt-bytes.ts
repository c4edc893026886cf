import { encryptRounds } from './rounds.ts'
import { SCRATCH_WORDS, scratchBytes, scratchWords } from './scratch-words.ts'
import { bytesToWords, countWords, hostIsLittleEndian, wordsToBytes } from './words.ts'

/**
 * Enciphers bytes that make at least two words.
 *
 * @param data - Plaintext; not modified.
 * @param key - Four key words.
 * @param lengthWord - Whether the block ends with the length of the plaintext.
 * @param littleEndian - Byte order of the machine; named by tests only.
 * @returns Ciphertext in a buffer of its own.
 */
export function encryptBytes(
  data: Uint8Array,
  key: Int32Array,
  lengthWord: boolean,
  littleEndian: boolean = hostIsLittleEndian
): Uint8Array {
  const count = countWords(data.length, lengthWord)
  if (!littleEndian) {
    const words = bytesToWords(data, count)
    if (lengthWord) words[count - 1] = data.length
    encryptRounds(words, count, key)
    return wordsToBytes(words, count * 4)
  }
  if (count <= SCRATCH_WORDS) {
    // The word that the padding falls into; the data then overwrites the rest of it.
    if (lengthWord) scratchWords[count - 2] = 0
    scratchBytes.set(data)
    if (lengthWord) scratchWords[count - 1] = data.length
    encryptRounds(scratchWords, count, key)
    // What stays in the scratch is the ciphertext, so there is nothing to wipe.
    return scratchBytes.slice(0, count * 4)
  }
  const output = new Uint8Array(count * 4)
  const words = new Int32Array(output.buffer)
  output.set(data)
  if (lengthWord) words[count - 1] = data.length
  encryptRounds(words, count, key)
  return output
}
