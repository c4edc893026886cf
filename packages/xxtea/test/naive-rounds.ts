/** The definition of the cipher, written as plainly as can be: it keeps the quick version honest. */

const DELTA = 0x9e3779b9

function mix(words: Uint32Array, p: number, sum: number, key: readonly number[]): number {
  const n = words.length
  const z = words[(p + n - 1) % n]!
  const y = words[(p + 1) % n]!
  const e = (sum >>> 2) % 4
  const left = (((z >>> 5) ^ (y << 2)) + ((y >>> 3) ^ (z << 4))) >>> 0
  const right = ((sum ^ y) + (key[(p % 4) ^ e]! ^ z)) >>> 0
  return (left ^ right) >>> 0
}

export function naiveEncrypt(block: readonly number[], key: readonly number[]): number[] {
  const words = Uint32Array.from(block, (word) => word >>> 0)
  const cycles = 6 + Math.floor(52 / words.length)
  for (let cycle = 1; cycle <= cycles; cycle++) {
    const sum = Number((BigInt(cycle) * BigInt(DELTA)) % 2n ** 32n)
    for (let p = 0; p < words.length; p++) words[p]! += mix(words, p, sum, key)
  }
  return [...new Int32Array(words.buffer)]
}

export function naiveDecrypt(block: readonly number[], key: readonly number[]): number[] {
  const words = Uint32Array.from(block, (word) => word >>> 0)
  for (let cycle = 6 + Math.floor(52 / words.length); cycle >= 1; cycle--) {
    const sum = Number((BigInt(cycle) * BigInt(DELTA)) % 2n ** 32n)
    for (let p = words.length - 1; p >= 0; p--) words[p]! -= mix(words, p, sum, key)
  }
  return [...new Int32Array(words.buffer)]
}
