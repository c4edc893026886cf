/**
 * XXTEA ("Corrected Block TEA", Wheeler and Needham, 1998) in the length-word variant with little-endian words, written
 * for plainness from the description of the algorithm, so that it can judge faster ones.
 *
 * @module
 */

const delta = 0x9e3779b9

/** The two directions. */
export const xxteaReference = Object.freeze({ encrypt, decrypt })

/** Encrypts bytes: pads with zeros to whole words and appends a word with the length. The key's first 16 bytes count. */
function encrypt(plain: Uint8Array, key: Uint8Array): Buffer {
  const size = Math.ceil(plain.length / 4) * 4
  const padded = Buffer.alloc(size + 4)
  padded.set(plain)
  padded.writeUInt32LE(plain.length, size)
  const words = toWords(padded)
  encryptWords(words, keyWords(key))
  return toBytes(words)
}

/** Decrypts bytes; `undefined` when they can't be a ciphertext made with this key. */
function decrypt(cipher: Uint8Array, key: Uint8Array): Buffer | undefined {
  if (cipher.length < 8 || cipher.length % 4 !== 0) return undefined
  const words = toWords(Buffer.from(cipher))
  decryptWords(words, keyWords(key))
  const length = words.at(-1)!
  const room = cipher.length - 4
  if (length > room || length < room - 3) return undefined
  return toBytes(words).subarray(0, length)
}

/** Number of cycles for a block of so many words: 6 + floor(52 / n). */
function cycles(words: number): number {
  return 6 + Math.floor(52 / words)
}

function encryptWords(words: Uint32Array, key: Uint32Array): void {
  const count = words.length
  let sum = 0
  for (let cycle = cycles(count); cycle > 0; cycle--) {
    sum = (sum + delta) >>> 0
    for (let place = 0; place < count; place++) {
      words[place]! += mix(words, key, sum, place)
    }
  }
}

function decryptWords(words: Uint32Array, key: Uint32Array): void {
  const count = words.length
  for (let cycle = cycles(count); cycle > 0; cycle--) {
    const sum = Number((BigInt(cycle) * BigInt(delta)) % 2n ** 32n)
    for (let place = count - 1; place >= 0; place--) {
      words[place]! -= mix(words, key, sum, place)
    }
  }
}

/** The mixing term, from the neighbours on both sides of a word. */
function mix(words: Uint32Array, key: Uint32Array, sum: number, place: number): number {
  const left = words.at(place - 1)!
  const right = words[(place + 1) % words.length]!
  const fromData = ((left >>> 5) ^ (right << 2)) + ((right >>> 3) ^ (left << 4))
  const fromKey = (sum ^ right) + (key[(place & 3) ^ ((sum >>> 2) & 3)]! ^ left)
  return fromData ^ fromKey
}

function keyWords(key: Uint8Array): Uint32Array {
  const bytes = Buffer.alloc(16)
  bytes.set(key.subarray(0, 16))
  return toWords(bytes)
}

function toWords(bytes: Buffer): Uint32Array {
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => bytes.readUInt32LE(index * 4))
}

function toBytes(words: Uint32Array): Buffer {
  const bytes = Buffer.alloc(words.length * 4)
  for (const [index, word] of words.entries()) bytes.writeUInt32LE(word, index * 4)
  return bytes
}
