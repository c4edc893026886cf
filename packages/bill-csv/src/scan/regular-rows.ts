import { releaseBlock, rowsEnd } from '../block/row-block.ts'
import type { Layout } from '../layout/create-layout.ts'
import { checkSums } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { checkRows } from './check-rows.ts'
import { makeRows } from './make-rows.ts'
import { markRows } from './mark-rows.ts'

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
  const { block } = scan.scanner
  const read = scan.settings.totalsOnly || scan.settings.lazy ? checkRows : makeRows
  let at = pos
  try {
    while (markRows(scan, layout, bytes, at, final)) {
      const done = read(scan, layout, block)
      checkSums(scan, layout)
      scan.line += done
      at = rowsEnd(block, done)
      if (done < block.rows) break
    }
  } finally {
    releaseBlock(block)
  }
  return at
}

/** Back-ticks can be halves of GBK characters; total rows and raw cells are for the whole grammar. */
function isFast(scan: BillScan, { ticked, spec }: Layout): boolean {
  if (scan.settings.raw) return false
  if (ticked) return scan.encoding === 'utf-8'
  return spec.frame.kind === 'comment' && spec.frame.totalRow === undefined
}
