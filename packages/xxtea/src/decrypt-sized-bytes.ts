import { decryptRounds } from './rounds.ts'
import { SCRATCH_WORDS, scratchBytes, scratchWords } from './scratch-words.ts'
import { bytesToWords, hostIsLittleEndian, wordsToBytes } from './words.ts'

/**
 * Deciphers the length-word variant and checks the length.
 *
 * @param data - Ciphertext of at least two whole words; not modified.
 * @param key - Four key words.
 * @param strictPadding - Whether the padding has to be zero.
 * @param littleEndian - Byte order of the machine; named by tests only.
 * @returns Plaintext of at least one byte in a buffer of its own, or undefined when the check fails.
 */
export function decryptSizedBytes(
  data: Uint8Array,
  key: Int32Array,
  strictPadding: boolean,
  littleEndian: boolean = hostIsLittleEndian
): Uint8Array | undefined {
  const count = data.length / 4
  const paddedLength = data.length - 4
  const tail = readWord(data, paddedLength)
  if (!littleEndian) {
    const words = bytesToWords(data, count)
    const length = decryptRounds(words, count, tail, key) >>> 0
    return cutPadding(wordsToBytes(words, paddedLength), length, paddedLength, strictPadding)
  }
  if (count <= SCRATCH_WORDS) {
    scratchBytes.set(data)
    const length = decryptRounds(scratchWords, count, tail, key) >>> 0
    const plaintext = cutPadding(scratchBytes, length, paddedLength, strictPadding)
    // 30 ns of the 1200 of a 140-byte message: a plaintext must not outlive the call in shared memory.
    scratchWords.fill(0, 0, count)
    return plaintext
  }
  const output = new Uint8Array(paddedLength)
  output.set(new Uint8Array(data.buffer, data.byteOffset, paddedLength))
  const length = decryptRounds(new Int32Array(output.buffer), count, tail, key) >>> 0
  // Without padding the buffer already is the plaintext: a second one and a copy would cost 15 % of a long message.
  if (length === paddedLength) return output
  return cutPadding(output, length, paddedLength, strictPadding)
}

function readWord(bytes: Uint8Array, offset: number): number {
  return bytes[offset]! | (bytes[offset + 1]! << 8) | (bytes[offset + 2]! << 16) | (bytes[offset + 3]! << 24)
}

/** The one check there is: the length has to lie in the last word of the data. It is never 0, so neither is the result's. */
function cutPadding(
  bytes: Uint8Array,
  length: number,
  paddedLength: number,
  strictPadding: boolean
): Uint8Array | undefined {
  if (length > paddedLength || length < paddedLength - 3) return undefined
  if (strictPadding) {
    for (let index = length; index < paddedLength; index++) if (bytes[index] !== 0) return undefined
  }
  return bytes.slice(0, length)
}
