import { crc32 } from './crc32.ts'
import { createInflater, damaged } from './inflater.ts'

/** More files than a bill has, by far. */
const MAX_ENTRIES = 1000
const END_SIGNATURE = 0x06054b50
const CENTRAL_SIGNATURE = 0x02014b50
const LOCAL_SIGNATURE = 0x04034b50
/** The end record without its comment. */
const END_BYTES = 22
const MAX_COMMENT_BYTES = 65_535

/** A file in a zip. */
export interface ZipEntry {
  /** Size of the file when unpacked, as the directory says. */
  readonly size: number
  readonly crc: number
  readonly method: number
  readonly flags: number
  /** The packed bytes. */
  readonly packed: Uint8Array
}

/**
 * Lists the files of a zip by its directory. Names are not looked at: Alipay writes them in GBK without saying so.
 *
 * @param bytes - The whole zip.
 * @throws {BillError} `ERR_BILL_CSV_COMPRESSION` when it is cut or damaged.
 * @see APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16
 */
export function listZipEntries(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_ENTRIES) throw damaged(`the zip has more than ${MAX_ENTRIES} files`)
  const entries: ZipEntry[] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL_SIGNATURE)
      throw damaged('the directory of the zip is damaged')
    entries.push(readEntry(view, bytes, at))
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function findEnd(view: DataView): number {
  const least = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES)
  for (let at = view.byteLength - END_BYTES; at >= least; at--) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  }
  throw damaged('the zip has no directory: it was cut')
}

function readEntry(view: DataView, bytes: Uint8Array, at: number): ZipEntry {
  const packedSize = view.getUint32(at + 20, true)
  const local = view.getUint32(at + 42, true)
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL_SIGNATURE) {
    throw damaged('the zip is damaged: a file is not where its directory says')
  }
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true)
  if (start + packedSize > bytes.length) throw damaged('the zip is cut')
  return {
    size: view.getUint32(at + 24, true),
    crc: view.getUint32(at + 16, true),
    method: view.getUint16(at + 10, true),
    flags: view.getUint16(at + 8, true),
    packed: bytes.subarray(start, start + packedSize)
  }
}

/**
 * Unpacks a file of a zip piece by piece, and compares its size and CRC-32 at the end.
 *
 * @param entry - Of the directory.
 * @throws {BillError} `ERR_BILL_CSV_COMPRESSION`, `ERR_BILL_CSV_BOMB`
 */
export function* unzipEntry(entry: ZipEntry): Generator<Uint8Array, void> {
  if ((entry.flags & 1) !== 0) throw damaged('the zip is encrypted, which bills are not')
  if (entry.method !== 0 && entry.method !== 8) throw damaged('a file of the zip is packed by an unknown method')
  let found: { readonly crc: number; readonly size: number }
  if (entry.method === 8) {
    const inflater = createInflater()
    yield* inflater.push(entry.packed, true)
    found = inflater
  } else {
    yield entry.packed
    found = { crc: crc32(0, entry.packed), size: entry.packed.length }
  }
  if (found.crc !== entry.crc || found.size !== entry.size) {
    throw damaged('a file of the zip is damaged: its checksum differs')
  }
}
