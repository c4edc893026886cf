/**
 * Bytes to 32-bit words and back. The words of XXTEA are little-endian in every library that this package talks to,
 * whatever the machine; big-endian words (`xxtea-buffer`) are another format and are not offered.
 *
 * @module
 */

/** Whether a typed array of words has the byte order of the wire on this machine, so that bytes can be copied as they are. */
export const hostIsLittleEndian: boolean = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1

/**
 * Counts the words of a block.
 *
 * @param byteLength - Bytes of plaintext.
 * @param lengthWord - Whether a word with the length follows the data.
 * @returns Words after padding, the length word included.
 */
export function countWords(byteLength: number, lengthWord: boolean): number {
  // Not a shift: a length may need all 32 bits.
  return Math.ceil(byteLength / 4) + (lengthWord ? 1 : 0)
}

/**
 * Reads little-endian words on a machine of any byte order; missing bytes at the end are zero.
 *
 * @param bytes - Any length up to `4 * count`.
 * @param count - Words to return; those past the bytes are zero.
 * @returns A new array of words.
 */
export function bytesToWords(bytes: Uint8Array, count: number): Int32Array {
  const words = new Int32Array(count)
  for (let index = 0; index < bytes.length; index++) words[index >>> 2]! |= bytes[index]! << ((index & 3) * 8)
  return words
}

/**
 * Writes words as little-endian bytes on a machine of any byte order.
 *
 * @param words - At least `byteLength / 4` words.
 * @param byteLength - Bytes to write, in whole words or less.
 * @returns A new array of bytes.
 */
export function wordsToBytes(words: Int32Array, byteLength: number): Uint8Array {
  const bytes = new Uint8Array(byteLength)
  for (let index = 0; index < byteLength; index++) bytes[index] = words[index >>> 2]! >>> ((index & 3) * 8)
  return bytes
}
