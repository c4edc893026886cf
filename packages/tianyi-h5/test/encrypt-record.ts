/**
 * The platform's side of the encryption, written from Wheeler and Needham, "Correction to xtea" (1998), and the page's
 * own words: length word behind the padded text, little-endian words, upper-case hex. Shares no code with the client.
 */
export function encryptRecord(record: unknown, appSecret: string): string {
  return encryptBytes(Buffer.from(typeof record === 'string' ? record : JSON.stringify(record)), appSecret)
}

/** The same for a plaintext that need not be text. */
export function encryptBytes(plain: Buffer, appSecret: string): string {
  const count = Math.ceil(plain.length / 4) + 1
  const padded = Buffer.alloc(count * 4)
  plain.copy(padded)
  padded.writeUInt32LE(plain.length, (count - 1) * 4)
  const words = Array.from({ length: count }, (_, index) => padded.readUInt32LE(index * 4))
  const key = Buffer.alloc(16)
  Buffer.from(appSecret).copy(key)
  encipher(
    words,
    Array.from({ length: 4 }, (_, index) => key.readUInt32LE(index * 4))
  )
  for (const [index, word] of words.entries()) padded.writeUInt32LE(word, index * 4)
  return padded.toString('hex').toUpperCase()
}

function encipher(words: number[], key: readonly number[]): void {
  const last = words.length - 1
  let z = words[last]!
  let sum = 0
  for (let round = 6 + Math.floor(52 / words.length); round > 0; round--) {
    sum = (sum + 0x9e3779b9) >>> 0
    const e = (sum >>> 2) & 3
    for (let p = 0; p <= last; p++) {
      const y = words[(p + 1) % words.length]!
      const mx = (((z >>> 5) ^ (y << 2)) + ((y >>> 3) ^ (z << 4))) ^ ((sum ^ y) + (key[(p & 3) ^ e]! ^ z))
      z = (words[p]! + mx) >>> 0
      words[p] = z
    }
  }
}
