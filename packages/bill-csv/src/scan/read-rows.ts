import { BillError } from '../bill-error.ts'
import { BLOCK_BYTES } from '../block/row-block.ts'
import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { type BillScan, reportFault, withoutFooter } from './bill-scan.ts'
import { countExactRow, type ExactRow, parseExactRow } from './exact-row.ts'
import { addTotal, readComment } from './read-totals.ts'
import { readRegularRows } from './regular-rows.ts'
import { findRowEnd, readFooterNames } from './row-extent.ts'

/** The least that is scanned at a time behind an unusual row. */
const MIN_BLOCK_BYTES = 2048

/**
 * Reads rows as far as they go: usual ones many at a time, others one by one.
 *
 * @returns Where it stopped: at the footer, or where more bytes are needed.
 */
export function readRows(scan: BillScan, layout: Layout, bytes: Uint8Array, pos: number, final: boolean): number {
  let at = pos
  for (;;) {
    const usual = scan.closed ? at : readRegularRows(scan, layout, bytes, at, final)
    if (usual > at) scan.blockBytes = Math.min(scan.blockBytes * 2, BLOCK_BYTES)
    const next = readOneRow(scan, layout, bytes, usual, final)
    if (next === usual) return next
    scan.blockBytes = Math.max(scan.blockBytes >> 1, MIN_BLOCK_BYTES)
    at = next
  }
}

function readOneRow(scan: BillScan, layout: Layout, bytes: Uint8Array, pos: number, final: boolean): number {
  if (pos === bytes.length) return pos
  if (layout.ticked && bytes[pos] !== 0x60) {
    const end = bytes.indexOf(10, pos)
    const line = bytes.subarray(pos, end < 0 ? bytes.length : end)
    if ((end >= 0 || final) && readFooterNames(scan, layout, line) !== undefined) {
      scan.stage = 'totals'
      return pos
    }
  }
  const extent = findRowEnd(scan, layout, bytes, pos, final)
  if (extent === undefined) return pos
  const { end, next, isOpen } = extent
  readLine(scan, layout, bytes.subarray(pos, end), isOpen)
  scan.line += countLines(bytes, pos, next)
  return next
}

function readLine(scan: BillScan, layout: Layout, bytes: Uint8Array, isOpen: boolean): void {
  if (!layout.ticked && bytes[0] === 0x23) {
    readComment(scan, layout, bytes)
    return
  }
  if (isBlank(bytes)) return
  if (scan.closed) {
    const message = 'a row follows the end of the list; if files were joined, read them one by one'
    reportFault(scan, new BillError('ERR_BILL_CSV_FOOTER', message, { line: scan.line + 1 }))
    return
  }
  // The last cell of a row that was cut may look whole: 12.3 of 12.34. Totals have a footer to be compared with.
  if (isOpen && !startsTotalRow(scan, layout, bytes)) {
    scan.closed = true
    reportFault(scan, withoutFooter(scan.line + 1))
    return
  }
  let row: ExactRow
  try {
    row = parseExactRow(scan, layout, bytes)
  } catch (error) {
    if (!BillError.isInstance(error)) throw error
    reportFault(scan, error)
    return
  }
  if (isTotalRow(layout, row.cells)) {
    readTotalRow(scan, layout, row.cells)
    return
  }
  countExactRow(scan, layout, row)
  if (scan.settings.totalsOnly) return
  const made = layout.createRow(row.values)
  scan.rows.push(scan.settings.raw ? Object.assign(made, { raw: row.cells }) : made)
}

function startsTotalRow(scan: BillScan, { spec }: Layout, bytes: Uint8Array): boolean {
  const { frame } = spec
  if (frame.kind !== 'comment' || frame.totalRow === undefined) return false
  return decodeText(bytes, scan.encoding!)?.trimStart().startsWith(frame.totalRow) === true
}

function isTotalRow({ spec }: Layout, cells: readonly string[]): boolean {
  return spec.frame.kind === 'comment' && spec.frame.totalRow !== undefined && cells[0] === spec.frame.totalRow
}

function readTotalRow(scan: BillScan, layout: Layout, cells: readonly string[]): void {
  scan.closed = true
  for (const [index, { field, name }] of layout.descriptions.entries()) {
    const spec = layout.spec.totals.find((total) => total.field === field)
    if (spec !== undefined && cells[index] !== '') addTotal(scan, spec, name, cells[index]!)
  }
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d)
}

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (bytes[at] === 10) count++
  return count
}
