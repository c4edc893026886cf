import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { readLatin1 } from '../text/read-latin1.ts'
import { isUtf8 } from '../text/utf8-check.ts'
import type { BillScan } from './bill-scan.ts'
import { lastLineEnd } from './last-line-end.ts'
import { markCellsAtCommas, markCellsAtTicks } from './mark-cells.ts'
import { rowBlock } from './row-block.ts'
import { ROW_START_BYTES, startsRow } from './row-start.ts'

/**
 * Marks the rows of the next block that are as they mostly are: one line, as many cells as columns, no zero byte, well-formed
 * text, and another row behind. It stops before the first that is not.
 *
 * @returns Whether there are any; they are in {@link rowBlock}.
 */
export function markRows(scan: BillScan, layout: Layout, bytes: Uint8Array, pos: number, final: boolean): boolean {
  const block = rowBlock
  const limit = layout.ticked && !final ? bytes.length - ROW_START_BYTES : bytes.length
  const end = lastLineEnd(bytes, pos, Math.min(pos + scan.blockBytes, limit))
  if (end <= pos) return false
  const text = readLatin1(bytes, pos, end)
  if (text.includes('\0')) return false
  if (!isWellFormed(scan, bytes.subarray(pos, end))) return false
  block.text = text
  block.base = pos
  block.rows = 0
  block.length = 0
  block.wideLength = 0
  const { ticked, codes } = layout
  const decoded = scan.settings.lazy ? layout.classOnly : layout.decoded
  const gap = ticked ? 2 : 1
  const mark = ticked ? markCellsAtTicks : markCellsAtCommas
  const { marks } = block
  let start = pos
  let first = 0
  while (start < end) {
    const lineEnd = text.indexOf('\n', start - pos) + pos
    if (ticked) {
      if (bytes[start] !== 0x60 || !startsRow(bytes, lineEnd + 1)) break
    } else if (bytes[start] === 0x23) break
    const cellsEnd = bytes[lineEnd - 1] === 0x0d ? lineEnd - 1 : lineEnd
    const last = mark(bytes, start, cellsEnd, pos, marks, first)
    if (last - first !== codes.length) break
    marks[last] = (cellsEnd + gap - pos) << 1
    gatherWide(bytes, decoded, first, gap)
    first = last + 1
    start = lineEnd + 1
    block.rows++
  }
  block.length = first
  return block.rows > 0
}

/** Cells in GB18030 are looked at when they are decoded; those of lazy rows would be too late. */
function isWellFormed({ encoding, settings }: BillScan, bytes: Uint8Array): boolean {
  if (encoding === 'utf-8') return isUtf8(bytes)
  return !settings.lazy || decodeText(bytes, 'gb18030') !== undefined
}

/** Copies the cells that are not ASCII and that somebody asked for, to be decoded at once. */
function gatherWide(bytes: Uint8Array, decoded: Uint8Array, first: number, gap: number): void {
  const { marks, wide, base } = rowBlock
  let { wideLength } = rowBlock
  for (let column = 0; column < decoded.length; column++) {
    const here = marks[first + column]!
    if ((here & decoded[column]!) === 0) continue
    const end = base + (marks[first + column + 1]! >> 1) - gap
    for (let at = base + (here >> 1); at < end; at++) wide[wideLength++] = bytes[at]!
    wide[wideLength++] = 0
  }
  rowBlock.wideLength = wideLength
}
