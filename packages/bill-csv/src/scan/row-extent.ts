import { ROW_START_BYTES, startsRow } from '../block/row-start.ts'
import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { type BillScan, tooLong } from './bill-scan.ts'
import { readNames } from './read-head.ts'

/** Where a row ends. */
export interface RowExtent {
  /** Byte behind the row, its line end not included. */
  readonly end: number
  /** First byte of the next line. */
  readonly next: number
  /** The file ends in the middle of the line: nothing tells whether the row is whole. */
  readonly isOpen: boolean
}

/**
 * Finds the end of a row. A row of Alipay is a line. One of WeChat Pay goes on over line breaks inside names: until the
 * next row, the footer or the end of the file.
 *
 * @param scan - Whose row.
 * @param layout - Of its file.
 * @param bytes - What is there of the file.
 * @param start - First byte of the row.
 * @param final - Nothing follows the bytes.
 * @returns `undefined` when that can't be told yet.
 * @throws {BillError} `ERR_BILL_CSV_TOO_LONG`
 */
export function findRowEnd(
  scan: BillScan,
  layout: Layout,
  bytes: Uint8Array,
  start: number,
  final: boolean
): RowExtent | undefined {
  const goesOn = layout.ticked && bytes[start] === 0x60
  const isQuoted = layout.ticked && bytes[start] === 0x22
  let cells = 1
  let quotes = 0
  for (let from = start; ; ) {
    const found = bytes.indexOf(10, from)
    if ((found < 0 ? bytes.length : found) - start > scan.settings.maxRowBytes) throw tooLong(scan)
    if (found < 0 && !final) return undefined
    const end = found < 0 ? bytes.length : found
    const extent = {
      end: bytes[end - 1] === 0x0d && end > start ? end - 1 : end,
      next: Math.min(end + 1, bytes.length),
      isOpen: found < 0
    }
    if (extent.next === bytes.length && final) return extent
    if (isQuoted) {
      quotes += countQuotes(bytes, from, end)
      if (quotes % 2 === 0) return extent
    } else if (goesOn) {
      cells += countSeparators(bytes, from, end)
      const ends = endsRow(scan, layout, bytes, extent.next, final, cells)
      if (ends === undefined) return undefined
      if (ends) return extent
    } else return extent
    from = extent.next
  }
}

/** Whether the line behind a row is no part of it; `undefined` when that can't be told yet. */
function endsRow(
  scan: BillScan,
  layout: Layout,
  bytes: Uint8Array,
  next: number,
  final: boolean,
  cells: number
): boolean | undefined {
  if (!final && bytes.length - next < ROW_START_BYTES) return undefined
  if (startsRow(bytes, next)) return true
  const lineEnd = bytes.indexOf(10, next)
  if (lineEnd < 0 && !final) return undefined
  const end = lineEnd < 0 ? bytes.length : lineEnd
  const isWhole = cells >= layout.columns.length
  if (bytes[next] === 0x60) return isWhole && countSeparators(bytes, next, end) + 1 >= layout.columns.length
  const names = readFooterNames(scan, layout, bytes.subarray(next, end))
  return names !== undefined && (isWhole || names.every((name) => isTotalName(layout, name)))
}

/**
 * Reads the names of the footer.
 *
 * @param line - A line between rows.
 * @returns `undefined` when the line is something else.
 */
export function readFooterNames(scan: BillScan, layout: Layout, line: Uint8Array): string[] | undefined {
  const { frame } = layout.spec
  // The first character is 总 or 资 in the file's encoding, or the quote of a copy: never a digit, letter or space.
  if (frame.kind !== 'tick' || (line[0]! < 0x80 && line[0] !== 0x22)) return undefined
  const text = decodeText(line, scan.encoding!) ?? ''
  // A footer begins at once: a line of a name that begins with a space and 总 is none.
  if (!text.startsWith(frame.footerStart, text.startsWith('"') ? 1 : 0) || text.includes('`')) return undefined
  return readNames(text)
}

function isTotalName(layout: Layout, name: string): boolean {
  return layout.spec.totals.some(({ names }) => names.includes(name))
}

function countSeparators(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from + 1; at < to; at++) if (bytes[at] === 0x60 && bytes[at - 1] === 0x2c) count++
  return count
}

function countQuotes(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) if (bytes[at] === 0x22) count++
  return count
}
