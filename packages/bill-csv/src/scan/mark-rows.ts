import { lastLineEnd } from '../block/last-line-end.ts'
import { BLOCK_COLUMNS } from '../block/row-block.ts'
import { ROW_START_BYTES } from '../block/row-start.ts'
import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { readLatin1 } from '../text/read-latin1.ts'
import { isUtf8 } from '../text/utf8-check.ts'
import type { BillScan } from './bill-scan.ts'

/**
 * Marks the usual rows of the next block and reads their amounts and their texts that are not ASCII. It stops before the
 * first row that is not usual.
 *
 * @returns Whether there are any; they are in the block of the scan's scanner.
 */
export function markRows(scan: BillScan, layout: Layout, bytes: Uint8Array, pos: number, final: boolean): boolean {
  const { scanner, settings } = scan
  const { block } = scanner
  if (layout.codes.length > BLOCK_COLUMNS) return false
  const limit = layout.ticked && !final ? bytes.length - ROW_START_BYTES : bytes.length
  const end = lastLineEnd(bytes, pos, Math.min(pos + scan.blockBytes, limit))
  if (end <= pos || !isWellFormed(scan, bytes.subarray(pos, end))) return false
  scanner.markRows(layout, bytes, pos, end)
  if (block.rows === 0) return false
  scanner.readAmounts()
  block.text = settings.totalsOnly ? '' : readLatin1(bytes, pos, end)
  if (!settings.lazy && !settings.totalsOnly) return scanner.decodeCells(layout.decoded, scan.encoding!)
  return layout.classColumn < 0 || scanner.decodeCells(layout.classOnly, scan.encoding!)
}

/** Cells in GB18030 are looked at when they are decoded; those of lazy rows would be too late. */
function isWellFormed({ encoding, settings }: BillScan, bytes: Uint8Array): boolean {
  if (encoding === 'utf-8') return isUtf8(bytes)
  return !settings.lazy || decodeText(bytes, 'gb18030') !== undefined
}
