import { type BillScan, reportFault, withoutFooter } from './bill-scan.ts'
import { foldTotals } from './fold-totals.ts'
import { endWithoutHeader, readHeadLine, readReply, readStart } from './read-head.ts'
import { readRows } from './read-rows.ts'
import { readTailLine, readTotalsLine } from './read-totals.ts'

/**
 * Scans as much as can be told from the bytes that are there.
 *
 * @param scan - Where it goes on; gets rows, totals and faults.
 * @param bytes - What is there of the file, from where the last scan stopped.
 * @param final - Nothing follows.
 * @returns How many bytes are done with. Give the rest again, with more behind.
 * @throws {BillError} a fault that the scan can't go past; rows before it are in `scan.rows`.
 */
export function scanBytes(scan: BillScan, bytes: Uint8Array, final: boolean): number {
  let pos = 0
  for (;;) {
    const { stage } = scan
    const next = scanStage(scan, bytes, pos, final)
    if (next === pos && scan.stage === stage) return pos
    pos = next
  }
}

function scanStage(scan: BillScan, bytes: Uint8Array, pos: number, final: boolean): number {
  switch (scan.stage) {
    case 'start':
      return readStart(scan, bytes, pos, final)
    case 'reply':
      return readReply(bytes, pos, final)
    case 'head':
      return readHeadLine(scan, bytes, pos, final)
    case 'rows':
      return readRows(scan, scan.layout!, bytes, pos, final)
    case 'totals':
      return readTotalsLine(scan, scan.layout!, bytes, pos, final)
    default:
      return readTailLine(scan, bytes, pos, final)
  }
}

/**
 * Ends a file: it must have had a header and the platform's totals.
 *
 * @param scan - That got all bytes.
 * @throws {BillError} what is missing.
 */
export function endScan(scan: BillScan): void {
  if (scan.layout === undefined) throw endWithoutHeader(scan)
  foldTotals(scan, scan.layout)
  if (scan.closed) return
  reportFault(scan, withoutFooter(scan.line))
}

/**
 * Makes a scan ready for another file of the same zip; rows and totals go on.
 *
 * @param scan - That ended.
 */
export function restartScan(scan: BillScan): void {
  scan.stage = 'start'
  scan.line = 0
  scan.encoding = scan.settings.encoding
  scan.title = ''
  scan.layout = undefined
  scan.lazyRows = undefined
  scan.totalNames = undefined
  scan.closed = false
}
