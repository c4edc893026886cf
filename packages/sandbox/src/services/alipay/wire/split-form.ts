const [ampersand, equals, percent, plus, space] = [0x26, 0x3d, 0x25, 0x2b, 0x20]

/**
 * Splits `application/x-www-form-urlencoded` text into names and value bytes, before any charset is applied. A percent sign
 * that begins no escape stays as it is.
 */
export function splitForm(form: Buffer): readonly [name: string, value: Buffer][] {
  const pairs: [string, Buffer][] = []
  let start = 0
  while (start < form.length) {
    let end = form.indexOf(ampersand, start)
    if (end === -1) end = form.length
    const pair = form.subarray(start, end)
    const split = pair.indexOf(equals)
    const name = unescapeForm(split === -1 ? pair : pair.subarray(0, split)).toString('latin1')
    if (pair.length > 0) pairs.push([name, unescapeForm(split === -1 ? Buffer.alloc(0) : pair.subarray(split + 1))])
    start = end + 1
  }
  return pairs
}

function unescapeForm(bytes: Buffer): Buffer {
  const out = Buffer.alloc(bytes.length)
  let length = 0
  for (let index = 0; index < bytes.length; index++) {
    const byte = bytes[index]!
    const digits = byte === percent ? bytes.toString('latin1', index + 1, index + 3) : ''
    if (/^[0-9A-Fa-f]{2}$/.test(digits)) {
      out[length++] = Number.parseInt(digits, 16)
      index += 2
    } else out[length++] = byte === plus ? space : byte
  }
  return out.subarray(0, length)
}

/** Escapes bytes for a form as Java's `URLEncoder` does. */
export function escapeForm(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    const character = String.fromCharCode(byte)
    if (/[0-9A-Za-z.*_-]/.test(character)) text += character
    else text += byte === space ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}
