import { deflateRawSync } from 'node:zlib'

/** One file of an archive. */
export interface ZipEntry {
  /** Bytes of the name: Alipay's are GBK, without the flag that says UTF-8. */
  readonly name: Uint8Array
  readonly data: Uint8Array
  /** @default 'deflate' */
  readonly method?: 'deflate' | 'store'
  /** CRC and sizes follow the data instead of preceding it, as a writer of streams leaves them. @default false */
  readonly descriptor?: boolean
  /** Overrides the right CRC, to see it refused. */
  readonly crc?: number
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of data) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] as number)
  return (crc ^ 0xffffffff) >>> 0
}

/**
 * Writes a ZIP archive by hand, so that the reader is not tested with the library that it reads with.
 *
 * @see PKWARE APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.9 (data descriptor), 4.3.12 (central directory)
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = []
  const directory: Uint8Array[] = []
  let offset = 0
  for (const { name, data, method = 'deflate', descriptor = false, crc = crc32(data) } of entries) {
    const body = method === 'deflate' ? deflateRawSync(data) : data
    const flags = descriptor ? 8 : 0
    const sizes = [crc, body.length, data.length]
    // Version 2.0, flags, method, 2021-01-01 00:00:00.
    const shared = join(u16(20, flags, method === 'deflate' ? 8 : 0, 0, 0x5221))
    const local = join(
      u32(0x04034b50),
      shared,
      u32(...(descriptor ? [0, 0, 0] : sizes)),
      u16(name.length, 0),
      name,
      body,
      descriptor ? u32(0x08074b50, ...sizes) : u32()
    )
    directory.push(
      join(u32(0x02014b50), u16(20), shared, u32(...sizes), u16(name.length, 0, 0, 0, 0), u32(0, offset), name)
    )
    parts.push(local)
    offset += local.length
  }
  const central = join(...directory)
  const count = entries.length
  const end = join(u32(0x06054b50), u16(0, 0, count, count), u32(central.length, offset), u16(0))
  return join(...parts, central, end)
}

function u16(...values: number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value & 0xff, value >>> 8]))
}

function u32(...values: number[]): Uint8Array {
  return Uint8Array.from(
    values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24])
  )
}

function join(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
