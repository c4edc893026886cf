const question = 0x3f

/** Two bytes of GBK by the code unit of the character. Made at the first use: most namespaces never write GBK. */
let table: Uint16Array | undefined

/**
 * Writes text in GBK (GB/T 2312 and its extension, code page 936). Node decodes it but can't write it, so the table is
 * turned round here. What GBK lacks becomes a question mark, as the platform's Java does it.
 */
export function encodeGbk(text: string): Buffer {
  table ??= turnRound()
  const bytes = Buffer.alloc(text.length * 2)
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) {
      bytes[length++] = unit
      continue
    }
    const pair = table[unit]!
    if (pair === 0) {
      bytes[length++] = question
      // A character of two units is one character.
      if (unit >= 0xd800 && unit < 0xdc00 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00) index++
    } else {
      bytes[length++] = pair >> 8
      bytes[length++] = pair & 0xff
    }
  }
  return bytes.subarray(0, length)
}

function turnRound(): Uint16Array {
  const units = new Uint16Array(0x1_0000)
  const decoder = new TextDecoder('gbk')
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(Uint8Array.of(high, low))
      const code = text.charCodeAt(0)
      // The private use area is what no other system reads back.
      if (text.length === 1 && code !== 0xfffd && (code < 0xe000 || code > 0xf8ff)) units[code] ||= high * 256 + low
    }
  }
  return units
}
