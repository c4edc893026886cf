const TABLES = createTables()

/** Four tables, so that four bytes go in at once. */
function createTables(): Uint32Array {
  const tables = new Uint32Array(1024)
  for (let index = 0; index < 256; index++) {
    let value = index
    for (let bit = 0; bit < 8; bit++) value = (value & 1) === 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    tables[index] = value
  }
  for (let index = 256; index < 1024; index++) {
    const before = tables[index - 256]!
    tables[index] = (before >>> 8) ^ tables[before & 0xff]!
  }
  return tables
}

/**
 * Goes on with a CRC-32, as gzip and zip use it.
 *
 * @param crc - Of the bytes before; 0 at the start.
 * @param bytes - The next bytes.
 * @see RFC 1952, section 8
 */
export function crc32(crc: number, bytes: Uint8Array): number {
  let value = ~crc
  const whole = bytes.length & ~3
  let at = 0
  for (; at < whole; at += 4) {
    value ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    value =
      TABLES[768 + (value & 0xff)]! ^
      TABLES[512 + ((value >>> 8) & 0xff)]! ^
      TABLES[256 + ((value >>> 16) & 0xff)]! ^
      TABLES[value >>> 24]!
  }
  for (; at < bytes.length; at++) value = (value >>> 8) ^ TABLES[(value ^ bytes[at]!) & 0xff]!
  return ~value >>> 0
}
