import type { BillScan } from './scan/bill-scan.ts'
import { scanBytes } from './scan/scan-bytes.ts'

/** Bytes that are put behind a rest at least, to find the end of its row. */
const BRIDGE_BYTES = 4096

/** Hands chunks of any size to a scan. */
export interface ScanFeeder {
  /**
   * Scans a chunk and keeps a copy of what is left of it; the chunk may be overwritten afterwards.
   *
   * @param chunk - The next bytes.
   */
  push(chunk: Uint8Array): void
  /** Scans what is left: nothing follows. */
  end(): void
}

/**
 * Makes a feeder. A chunk ends in the middle of a row: that rest is put before the first bytes of the next chunk, which then
 * goes on in its own memory, so a chunk is never copied as a whole.
 *
 * @param scan - Gets the bytes.
 */
export function createFeeder(scan: BillScan): ScanFeeder {
  let rest = new Uint8Array(0)
  let length = 0
  /** A rest that was scanned in vain is scanned again when it has grown by an eighth: one byte at a time stays linear. */
  let worthwhile = 0

  const append = (bytes: Uint8Array): void => {
    if (length + bytes.length > rest.length) {
      const larger = new Uint8Array(Math.max(2 * (length + bytes.length), BRIDGE_BYTES))
      larger.set(rest.subarray(0, length))
      rest = larger
    }
    rest.set(bytes, length)
    length += bytes.length
  }
  const keep = (bytes: Uint8Array): void => {
    length = 0
    append(bytes)
    worthwhile = length + (length >> 3) + 1
  }

  return {
    push(chunk) {
      let from = 0
      while (length > 0 && from < chunk.length) {
        const before = length
        const to = Math.min(chunk.length, from + Math.max(BRIDGE_BYTES, length))
        append(chunk.subarray(from, to))
        if (length < worthwhile) return
        const done = scanBytes(scan, rest.subarray(0, length), false)
        if (done >= before) {
          from += done - before
          length = 0
        } else {
          const left = rest.slice(done, length)
          from = to
          keep(left)
        }
      }
      if (from === chunk.length) return
      const view = from === 0 ? chunk : chunk.subarray(from)
      const done = scanBytes(scan, view, false)
      if (done < view.length) keep(view.subarray(done))
    },
    end() {
      scanBytes(scan, rest.subarray(0, length), true)
      length = 0
    }
  }
}
