import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { checkSums } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { checkRows } from './check-rows.ts'
import { makeRows } from './make-rows.ts'
import { markRows } from './mark-rows.ts'
import { rowBlock } from './row-block.ts'
import { sumTickedRows } from './sum-ticked-rows.ts'

/**
 * Reads usual rows, block by block, and stops before the first row that needs the whole grammar.
 *
 * @returns Where it stopped.
 */
export function readRegularRows(
  scan: BillScan,
  layout: Layout,
  bytes: Uint8Array,
  pos: number,
  final: boolean
): number {
  if (!isFast(scan, layout)) return pos
  const { totalsOnly, lazy } = scan.settings
  if (totalsOnly && layout.ticked) return sumTickedRows(scan, layout, bytes, pos, final)
  const read = totalsOnly || lazy ? checkRows : makeRows
  let at = pos
  while (markRows(scan, layout, bytes, at, final)) {
    const { rows, wide, wideLength } = rowBlock
    const texts = wideLength === 0 ? [] : decodeText(wide.subarray(0, wideLength - 1), scan.encoding!)?.split('\0')
    if (texts === undefined) return at
    const done = read(scan, layout, bytes, texts)
    checkSums(scan, layout)
    scan.line += done
    at = rowEnd(layout, done)
    if (done < rows) return at
  }
  return at
}

/** Back-ticks can be halves of GBK characters; total rows and raw cells are for the whole grammar. */
function isFast(scan: BillScan, { ticked, spec }: Layout): boolean {
  if (scan.settings.raw) return false
  if (ticked) return scan.encoding === 'utf-8'
  return spec.frame.kind === 'comment' && spec.frame.totalRow === undefined
}

/** First byte behind so many rows of the block. */
function rowEnd({ codes, ticked }: Layout, rows: number): number {
  const { marks, base, text } = rowBlock
  if (rows === 0) return base
  const cellsEnd = (marks[rows * (codes.length + 1) - 1]! >> 1) - (ticked ? 2 : 1)
  return base + text.indexOf('\n', cellsEnd) + 1
}
