import type { BillEncoding } from '../bill-types.ts'
import { decodeText } from '../text/decode-text.ts'
import { BLOCK_BYTES, cellEnd, type RowBlock, startOf, WIDE } from './row-block.ts'

/** A cell of one byte gets a zero behind it. */
const gathered = new Uint8Array(2 * BLOCK_BYTES)

/**
 * Copies the wanted cells that are not ASCII, a zero behind each, and decodes them all at once: a call for each would cost
 * more than its text.
 *
 * @param block - With marked rows.
 * @param wanted - 1 for each column whose cells are wanted.
 * @param encoding - Of the file.
 * @returns Whether they are text in that encoding.
 */
export function gatherCells(block: RowBlock, wanted: Uint8Array, encoding: BillEncoding): boolean {
  const text = decodeText(gathered.subarray(0, gather(block, wanted)), encoding)
  if (text === undefined) return false
  block.wideText = text
  let cells = 0
  for (let end = text.indexOf('\0'); end >= 0; end = text.indexOf('\0', end + 1)) block.wideEnds[cells++] = end
  return true
}

function gather(block: RowBlock, wanted: Uint8Array): number {
  const { marks, base, bytes, rows } = block
  let length = 0
  let mark = 0
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < wanted.length; column++, mark++) {
      const start = marks[mark]!
      if (wanted[column] === 0 || (start & WIDE) === 0) continue
      const end = base + cellEnd(block, mark, column === wanted.length - 1)
      for (let at = base + startOf(start); at < end; at++) gathered[length++] = bytes[at]!
      gathered[length++] = 0
    }
  }
  return length
}
