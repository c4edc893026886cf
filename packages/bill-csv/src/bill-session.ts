import { BillError } from './bill-error.ts'
import type { BillFormat } from './bill-types.ts'
import { createFeeder } from './create-feeder.ts'
import { type BillScan, createScan, type ScanSettings } from './scan/bill-scan.ts'
import { endScan, restartScan, scanBytes } from './scan/scan-bytes.ts'
import { concatBytes } from './source/concat-bytes.ts'
import { createGunzipper } from './source/gunzipper.ts'
import { damaged } from './source/inflater.ts'
import { isGzip, isZip, SNIFF_BYTES } from './source/sniff-bytes.ts'
import { listZipEntries, unzipEntry, type ZipEntry } from './source/zip-entries.ts'

/** Bytes between two looks of the caller at the rows. */
const WINDOW_BYTES = 262_144
/** A zip has its directory at the end, so all of it is kept; bills are far smaller. */
const MAX_ZIP_BYTES = 536_870_912
/** Details before sums of them, when the caller does not say which file of a zip is wanted. */
const PREFERRED: readonly BillFormat[] = [
  'wechat-pay-trade',
  'wechat-pay-fund-flow',
  'alipay-trade',
  'alipay-fund',
  'alipay-trade-summary',
  'alipay-fund-summary'
]

/**
 * Reads a bill that is pushed in as it comes: plain, in gzip or in a zip. Both generators stop now and then, so that rows can
 * be taken from `scan.rows` before there are too many.
 */
export interface BillSession {
  readonly scan: BillScan
  /** Takes the next bytes. */
  push(chunk: Uint8Array): Generator<void, void>
  /** Takes what is left, and ends. */
  end(): Generator<void, void>
}

/**
 * Begins to read a bill.
 *
 * @param settings - What the caller asked for.
 */
export function createSession(settings: ScanSettings): BillSession {
  const scan = createScan(settings)
  const feeder = createFeeder(scan)
  const gunzipper = createGunzipper()
  let packing: 'unknown' | 'plain' | 'gzip' | 'zip' = 'unknown'
  /** The first bytes while packing is not known; later all of a zip. */
  let held: Uint8Array[] = []
  let heldBytes = 0

  function* feed(bytes: Uint8Array): Generator<void, void> {
    for (let at = 0; at < bytes.length; at += WINDOW_BYTES) {
      feeder.push(bytes.subarray(at, at + WINDOW_BYTES))
      yield
    }
  }
  function* unpack(chunk: Uint8Array): Generator<void, void> {
    if (packing === 'plain') yield* feed(chunk)
    else if (packing === 'gzip') for (const piece of gunzipper.push(chunk)) yield* feed(piece)
    else hold(chunk)
  }
  function hold(chunk: Uint8Array): void {
    // The caller may use the memory of a chunk again.
    held.push(chunk.slice())
    heldBytes += chunk.length
    if (heldBytes > MAX_ZIP_BYTES) throw damaged(`the zip is larger than ${MAX_ZIP_BYTES} bytes: unpack it first`)
  }
  function* start(first: Uint8Array): Generator<void, void> {
    held = []
    heldBytes = 0
    if (isGzip(first)) packing = 'gzip'
    else packing = isZip(first) ? 'zip' : 'plain'
    yield* unpack(first)
  }
  function* readZip(): Generator<void, void> {
    const entries = chooseEntries(listZipEntries(concatBytes(held)), settings)
    held = []
    for (const [index, entry] of entries.entries()) {
      if (index > 0) restartScan(scan)
      for (const piece of unzipEntry(entry)) yield* feed(piece)
      finish()
    }
  }
  function finish(): void {
    feeder.end()
    endScan(scan)
  }

  return {
    scan,
    *push(chunk) {
      if (packing !== 'unknown') yield* unpack(chunk)
      else if (heldBytes + chunk.length < SNIFF_BYTES) hold(chunk)
      else yield* start(heldBytes === 0 ? chunk : concatBytes([...held, chunk]))
    },
    *end() {
      if (packing === 'unknown') yield* start(concatBytes(held))
      if (packing === 'zip') yield* readZip()
      else {
        if (packing === 'gzip') for (const piece of gunzipper.end()) yield* feed(piece)
        finish()
      }
      yield
    }
  }
}

/** Files of a zip that are of one format: the one that is asked for, or else details. */
function chooseEntries(entries: readonly ZipEntry[], settings: ScanSettings): ZipEntry[] {
  const found = entries.map((entry) => ({ entry, format: detectEntry(entry, settings) }))
  const formats = found.map(({ format }) => format)
  const wanted = settings.format ?? PREFERRED.find((format) => formats.includes(format))
  const chosen = found.filter(({ format }) => format !== undefined && format === wanted).map(({ entry }) => entry)
  if (chosen.length > 0) return chosen
  const what = settings.format === undefined ? 'no bill' : `no bill of format '${settings.format}'`
  throw new BillError(
    'ERR_BILL_CSV_ZIP_ENTRY',
    `the zip holds ${what} (${entries.length} files); see what was downloaded`
  )
}

/** Tells the format of a file by its header, as reading it would. */
function detectEntry(entry: ZipEntry, settings: ScanSettings): BillFormat | undefined {
  const scan = createScan({ ...settings, format: undefined, fields: undefined, lenient: true })
  for (const piece of unzipEntry(entry)) {
    try {
      scanBytes(scan, piece.subarray(0, WINDOW_BYTES), false)
    } catch (error) {
      if (!BillError.isInstance(error) || error.code === 'ERR_BILL_CSV_PERSONAL_EXPORT') throw error
    }
    break
  }
  return scan.layout?.spec.id
}
