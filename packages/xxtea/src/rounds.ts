/**
 * The rounds of XXTEA over 32-bit words, and nothing else: D. Wheeler and R. Needham, "Correction to xtea", October
 * 1998. No bytes, no padding, no key rule here, and no check: the callers hold `count >= 2` and four key words.
 *
 * Each word depends on the one before it, so the chain of five operations a word is the limit. Int32Array and `| 0`
 * keep every value a small integer (a Uint32Array load of 2^31 or more would become a double), a cycle's four key
 * words sit in locals, and four words are done a turn: 1.6 times the plain loop on Node 20.
 *
 * @module
 */

/** The constant of the TEA family: 2^32 divided by the golden ratio. */
const DELTA = 0x9e3779b9 | 0

/** Six cycles for a long block, more for a short one; the length word counts as a word of the block. */
function cycleCount(count: number): number {
  return 6 + Math.floor(52 / count)
}

/** The mixing term of one word between its right neighbour `y` and its left neighbour `z`. */
function mix(sum: number, y: number, z: number, keyWord: number): number {
  return (((z >>> 5) ^ (y << 2)) + ((y >>> 3) ^ (z << 4))) ^ ((sum ^ y) + (keyWord ^ z))
}

/**
 * Enciphers the first `count` words in place.
 *
 * @param words - The block; its first `count` words are replaced.
 * @param count - Words in the block, at least 2.
 * @param key - Four key words.
 */
export function encryptRounds(words: Int32Array, count: number, key: Int32Array): void {
  const last = count - 1
  const fours = last - (last & 3)
  let sum = 0
  let z = words[last]!
  for (let cycle = cycleCount(count); cycle > 0; cycle--) {
    sum = (sum + DELTA) | 0
    const e = (sum >>> 2) & 3
    const key0 = key[e]!
    const key1 = key[1 ^ e]!
    const key2 = key[2 ^ e]!
    const key3 = key[3 ^ e]!
    let p = 0
    // A word is loaded once, as the right neighbour, and then carried to its own turn.
    let word = words[0]!
    for (; p < fours; p += 4) {
      const next1 = words[p + 1]!
      words[p] = z = (word + mix(sum, next1, z, key0)) | 0
      const next2 = words[p + 2]!
      words[p + 1] = z = (next1 + mix(sum, next2, z, key1)) | 0
      const next3 = words[p + 3]!
      words[p + 2] = z = (next2 + mix(sum, next3, z, key2)) | 0
      word = words[p + 4]!
      words[p + 3] = z = (next3 + mix(sum, word, z, key3)) | 0
    }
    for (; p < last; p++) {
      const next = words[p + 1]!
      words[p] = z = (word + mix(sum, next, z, key[(p & 3) ^ e]!)) | 0
      word = next
    }
    words[last] = z = (word + mix(sum, words[0]!, z, key[(last & 3) ^ e]!)) | 0
  }
}

/**
 * Deciphers a block in place, all but its last word, which is passed and returned: in the length-word variant it is
 * the length, and a buffer without room for it can become the plaintext as it is.
 *
 * @param words - The block without its last word; its first `count - 1` words are replaced.
 * @param count - Words in the block, the last one included, at least 2.
 * @param lastWord - The last word of the block.
 * @param key - Four key words.
 * @returns The last word, deciphered.
 */
export function decryptRounds(words: Int32Array, count: number, lastWord: number, key: Int32Array): number {
  const last = count - 1
  let tail = lastWord
  let y = words[0]!
  let cycle = cycleCount(count)
  for (let sum = Math.imul(cycle, DELTA); cycle > 0; cycle--) {
    const e = (sum >>> 2) & 3
    const key0 = key[e]!
    const key1 = key[1 ^ e]!
    const key2 = key[2 ^ e]!
    const key3 = key[3 ^ e]!
    let p = last - 1
    let word = words[p]!
    tail = y = (tail - mix(sum, y, word, key[(last & 3) ^ e]!)) | 0
    for (; (p & 3) !== 0; p--) {
      const next = words[p - 1]!
      words[p] = y = (word - mix(sum, y, next, key[(p & 3) ^ e]!)) | 0
      word = next
    }
    for (; p > 0; p -= 4) {
      const next1 = words[p - 1]!
      words[p] = y = (word - mix(sum, y, next1, key0)) | 0
      const next2 = words[p - 2]!
      words[p - 1] = y = (next1 - mix(sum, y, next2, key3)) | 0
      const next3 = words[p - 3]!
      words[p - 2] = y = (next2 - mix(sum, y, next3, key2)) | 0
      word = words[p - 4]!
      words[p - 3] = y = (next3 - mix(sum, y, word, key1)) | 0
    }
    words[0] = y = (word - mix(sum, y, tail, key0)) | 0
    sum = (sum - DELTA) | 0
  }
  return tail
}
