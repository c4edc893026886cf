import { constants, crc32, deflateRawSync } from 'node:zlib'

/** One file of an archive; its name in bytes, for the platform writes names in GBK without saying so. */
export interface ZipEntry {
  readonly name: Uint8Array
  chunks(): Iterable<Buffer>
}

/** Pieces of this size are deflated one by one, so that an archive of any size takes no more memory. */
const pieceBytes = 256 * 1024

/** MS-DOS date of 1980-01-01: an archive depends on its content alone. */
const dosDate = 0x21

/** Sizes and CRC follow the data (bit 3), as Java's `ZipOutputStream` writes; bit 11, names in UTF-8, is not set. */
const flags = 0x0008

const [deflated, version] = [8, 20]

interface Written {
  readonly name: Uint8Array
  readonly offset: number
  readonly crc: number
  readonly size: number
  readonly packed: number
}

/** Writes a ZIP archive (APPNOTE 6.3) piece by piece. */
export function* writeZip(entries: Iterable<ZipEntry>): Generator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for (const { name, chunks } of entries) {
    const begun = { name, offset }
    const head = Buffer.concat([localHeader(name), name])
    yield head
    let [crc, size, packed] = [0, 0, 0]
    for (const piece of gather(chunks())) {
      crc = crc32(piece, crc)
      size += piece.length
      const bytes = deflateRawSync(piece, { finishFlush: constants.Z_SYNC_FLUSH })
      packed += bytes.length
      yield bytes
    }
    const end = deflateRawSync(Buffer.alloc(0))
    packed += end.length
    const descriptor = record('IIII', 0x0807_4b50, crc, packed, size)
    yield Buffer.concat([end, descriptor])
    offset += head.length + packed + descriptor.length
    written.push({ ...begun, crc, size, packed })
  }
  const directory = Buffer.concat(written.flatMap((entry) => [directoryHeader(entry), entry.name]))
  const count = written.length
  yield Buffer.concat([directory, record('IHHHHIIH', 0x0605_4b50, 0, 0, count, count, directory.length, offset, 0)])
}

function localHeader(name: Uint8Array): Buffer {
  return record('IHHHHHIIIHH', 0x0403_4b50, version, flags, deflated, 0, dosDate, 0, 0, 0, name.length, 0)
}

function directoryHeader({ name, offset, crc, size, packed }: Written): Buffer {
  return record(
    'IHHHHHHIIIHHHHHII',
    0x0201_4b50,
    version,
    version,
    flags,
    deflated,
    0,
    dosDate,
    crc,
    packed,
    size,
    name.length,
    0,
    0,
    0,
    0,
    0,
    offset
  )
}

/** Little-endian numbers: H of two bytes, I of four. */
function record(shape: string, ...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(shape.length * 4)
  let length = 0
  for (const [index, value] of values.entries()) {
    length = shape[index] === 'I' ? bytes.writeUInt32LE(value, length) : bytes.writeUInt16LE(value, length)
  }
  return bytes.subarray(0, length)
}

function* gather(chunks: Iterable<Buffer>): Generator<Buffer> {
  let waiting: Buffer[] = []
  let length = 0
  for (const chunk of chunks) {
    waiting.push(chunk)
    length += chunk.length
    if (length < pieceBytes) continue
    yield Buffer.concat(waiting)
    waiting = []
    length = 0
  }
  if (length > 0) yield Buffer.concat(waiting)
}
