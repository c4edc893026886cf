import { CELL_CODES } from '../layout/cell-codes.ts'
import { findByte } from '../text/find-byte.ts'
import { readUnits } from '../values/read-units.ts'
import { isPadding } from '../values/trim-padding.ts'
import type { BlockScanner } from './block-scanner.ts'
import { gatherCells } from './gather-cells.ts'
import { markCellsAtCommas, markCellsAtTicks } from './mark-cells.ts'
import {
  BLOCK_BYTES,
  BLOCK_COLUMNS,
  cellEnd,
  createRowBlock,
  openBlock,
  type RowBlock,
  separatorBytes,
  startOf,
  toMark
} from './row-block.ts'
import { startsRow } from './row-start.ts'

/** Makes a scanner in plain JavaScript, for platforms without WebAssembly. */
export function createPlainScanner(): BlockScanner {
  const block = createRowBlock({
    // There is a mark for each byte at most, and one more.
    marks: new Int32Array(BLOCK_BYTES + 1),
    amounts: new Float64Array(BLOCK_BYTES),
    sums: new Float64Array(BLOCK_COLUMNS),
    wideEnds: new Int32Array(BLOCK_BYTES)
  })
  return {
    block,
    markRows(layout, bytes, from, to) {
      openBlock(block, layout, bytes, from)
      const zero = findByte(bytes, 0, from)
      if (zero < 0 || zero >= to) markEach(block, to)
    },
    readAmounts: () => readAmounts(block),
    decodeCells: (wanted, encoding) => gatherCells(block, wanted, encoding)
  }
}

function markEach(block: RowBlock, to: number): void {
  const { bytes, base, marks } = block
  const { ticked, codes } = block.layout!
  const mark = ticked ? markCellsAtTicks : markCellsAtCommas
  const gap = separatorBytes(block.layout!)
  let start = base
  let first = 0
  while (start < to) {
    const lineEnd = findByte(bytes, 10, start)
    if (ticked) {
      if (bytes[start] !== 0x60 || !startsRow(bytes, lineEnd + 1)) return
    } else if (bytes[start] === 0x23) return
    const cellsEnd = bytes[lineEnd - 1] === 0x0d ? lineEnd - 1 : lineEnd
    const last = mark(bytes, start, cellsEnd, base, marks, first)
    if (last - first !== codes.length) return
    marks[last] = toMark(lineEnd + gap - base)
    first = last
    start = lineEnd + 1
    block.rows++
  }
}

function readAmounts(block: RowBlock): void {
  const { layout, bytes, base, marks, amounts, sums, rows } = block
  const { codes, decimals, summed, ticked } = layout!
  sums.fill(0)
  let to = 0
  for (let row = 0; row < rows; row++) {
    const first = row * codes.length
    for (let index = 0; index < summed.length; index++) {
      const column = summed[index]!
      let start = base + startOf(marks[first + column]!)
      let end = base + cellEnd(block, first + column, column === codes.length - 1)
      if (!ticked) {
        while (end > start && isPadding(bytes[end - 1]!)) end--
        while (end > start && isPadding(bytes[start]!)) start++
      }
      const isEmpty = start === end && codes[column] === CELL_CODES.optionalUnits
      const amount = isEmpty ? 0 : readUnits(bytes, start, end, decimals[column]!)
      amounts[to++] = amount
      sums[index]! += amount
    }
  }
}
