/** A field of a form, decoded once, still as bytes of its charset: so it was signed. */
export interface FormField {
  readonly name: string
  readonly value: Buffer
}

/** Why a form can't be read. */
export interface FormFault {
  readonly fault: 'percent' | 'name' | 'repeated' | 'many'
  /** The field that comes twice. */
  readonly name?: string
}

/** More fields than any message has. */
const MAX_FIELDS = 500
const PERCENT = 0x25
const PLUS = 0x2b
const AMPERSAND = 0x26
const EQUALS = 0x3d

/**
 * Reads a form (`application/x-www-form-urlencoded`): percent-decodes once, `+` is a blank, bytes stay bytes. A library
 * would replace what is not UTF-8, and the signature is over what came.
 *
 * @returns The fields in their order, or the fault: half an escape, a name that is not ASCII, a name twice, too many.
 */
export function readForm(bytes: Uint8Array): readonly FormField[] | FormFault {
  const fields: FormField[] = []
  const names = new Set<string>()
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(AMPERSAND, start)
    const end = found === -1 ? bytes.length : found
    if (end > start) {
      if (fields.length >= MAX_FIELDS) return { fault: 'many' }
      const pair = bytes.subarray(start, end)
      const cut = pair.indexOf(EQUALS)
      const rawName = decodePercent(cut === -1 ? pair : pair.subarray(0, cut))
      const value = decodePercent(cut === -1 ? pair.subarray(pair.length) : pair.subarray(cut + 1))
      if (rawName === undefined || value === undefined) return { fault: 'percent' }
      const name = rawName.toString('latin1')
      if (!/^[\x21-\x7e]{1,128}$/.test(name)) return { fault: 'name' }
      if (names.has(name)) return { fault: 'repeated', name }
      names.add(name)
      fields.push({ name, value })
    }
    start = end + 1
  }
  return fields
}

/** The value of a hex digit; NaN for anything else. */
function hexOf(byte: number | undefined): number {
  return byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16)
}

function decodePercent(bytes: Uint8Array): Buffer | undefined {
  const decoded = Buffer.alloc(bytes.length)
  let size = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === PERCENT) {
      const value = hexOf(bytes[at + 1]) * 16 + hexOf(bytes[at + 2])
      if (Number.isNaN(value)) return undefined
      decoded[size++] = value
      at += 2
    } else {
      decoded[size++] = byte === PLUS ? 0x20 : byte
    }
  }
  return decoded.subarray(0, size)
}
