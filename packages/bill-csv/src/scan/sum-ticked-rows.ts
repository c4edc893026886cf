import { CELL_CODES } from '../layout/cell-codes.ts'
import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { findByte } from '../text/find-byte.ts'
import { isUtf8 } from '../text/utf8-check.ts'
import { readUnits } from '../values/read-units.ts'
import { addUnits, checkSums, classOf } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { lastLineEnd } from './last-line-end.ts'
import { ROW_START_BYTES, startsRow } from './row-start.ts'

/** Amounts of the row in work. */
let units = new Float64Array(64)

/**
 * Adds up usual rows of WeChat Pay, without making texts of them. Money stands in the second half of a row: it is read
 * backwards from the line end, and in the rest only separators are counted.
 *
 * @returns Where it stopped: before the first row that needs the whole grammar.
 */
export function sumTickedRows(scan: BillScan, layout: Layout, bytes: Uint8Array, pos: number, final: boolean): number {
  if (units.length < layout.codes.length) units = new Float64Array(layout.codes.length)
  const limit = final ? bytes.length : bytes.length - ROW_START_BYTES
  let at = pos
  for (;;) {
    const end = lastLineEnd(bytes, at, Math.min(at + scan.blockBytes, limit))
    if (end <= at) return at
    const zero = findByte(bytes, 0, at)
    if ((zero >= 0 && zero < end) || !isUtf8(bytes.subarray(at, end))) return at
    const next = sumBlock(scan, layout, bytes, at, end)
    checkSums(scan, layout)
    if (next < end) return next
    at = next
  }
}

function sumBlock(scan: BillScan, layout: Layout, bytes: Uint8Array, from: number, to: number): number {
  let start = from
  while (start < to) {
    const lineEnd = findByte(bytes, 10, start)
    if (bytes[start] !== 0x60 || !startsRow(bytes, lineEnd + 1)) return start
    const rowClass = readRow(layout, bytes, start, bytes[lineEnd - 1] === 0x0d ? lineEnd - 1 : lineEnd)
    if (rowClass < 0) return start
    addUnits(scan, layout, units, rowClass)
    scan.line++
    start = lineEnd + 1
  }
  return start
}

/** Reads the amounts of a row into {@link units}; gives its class, or -1 when it is not as it mostly is. */
function readRow(layout: Layout, bytes: Uint8Array, start: number, rowEnd: number): number {
  const { codes, decimals, classColumn, firstRead } = layout
  let rowClass = 0
  let end = rowEnd
  let column = codes.length - 1
  let at = end - 1
  // Every second byte is looked at. The row's own back-tick stands before its first cell, without a comma.
  while (at > start) {
    const byte = bytes[at]
    let comma = at
    if (byte === 0x60) comma--
    else if (byte !== 0x2c) {
      at -= 2
      continue
    }
    if (bytes[comma] !== 0x2c || bytes[comma + 1] !== 0x60) {
      at -= 2
      continue
    }
    const code = codes[column]!
    if (code >= CELL_CODES.units) {
      const amount = readUnits(bytes, comma + 2, end, decimals[column]!)
      if (Number.isNaN(amount)) return -1
      units[column] = amount
    } else if (column === classColumn) rowClass = classOf(layout, decodeText(bytes.subarray(comma + 2, end), 'utf-8')!)
    end = comma
    at = comma - 1
    if (column-- === firstRead) break
  }
  return countSeparators(bytes, start + 1, end) === column && column >= 0 ? rowClass : -1
}

/** Every second byte is looked at, which two bytes can't hide from. */
function countSeparators(bytes: Uint8Array, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at += 2) {
    const byte = bytes[at]
    if (byte === 0x2c) {
      if (bytes[at + 1] === 0x60 && at + 1 < to) count++
    } else if (byte === 0x60 && bytes[at - 1] === 0x2c && at > from) count++
  }
  return count
}
