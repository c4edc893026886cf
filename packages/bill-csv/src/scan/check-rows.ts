import { CELL_CODES } from '../layout/cell-codes.ts'
import type { Layout } from '../layout/create-layout.ts'
import { readUnits } from '../values/read-units.ts'
import { isPadding, trimPadding } from '../values/trim-padding.ts'
import { addUnits, classOf } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { createLazyRowMaker, type LazyBlock } from './lazy-rows.ts'
import { rowBlock } from './row-block.ts'

/** Amounts of the row in work. */
let units = new Float64Array(64)

/**
 * Checks the amounts and numbers of the marked rows and adds them up; lazy rows are made where rows are wanted.
 *
 * @param texts - The cells that tell kinds of rows apart, decoded, where they are not ASCII.
 * @returns How many rows; the next one has a cell that is not as it mostly is.
 */
export function checkRows(scan: BillScan, layout: Layout, bytes: Uint8Array, texts: readonly string[]): number {
  const { marks, rows } = rowBlock
  const width = layout.codes.length + 1
  if (units.length < width) units = new Float64Array(width)
  const block = scan.settings.totalsOnly ? undefined : keepBlock()
  scan.lazyRows ??= createLazyRowMaker(layout, scan.encoding!)
  let wide = 0
  for (let row = 0; row < rows; row++) {
    const rowClass = checkRow(layout, bytes, row * width, texts[wide])
    if (rowClass < 0) return row
    if (layout.classColumn >= 0 && (marks[row * width + layout.classColumn]! & 1) === 1) wide++
    addUnits(scan, layout, units, rowClass)
    if (block !== undefined) scan.rows.push(scan.lazyRows.create(block, row * width))
  }
  return rows
}

/** Gives the class of a row, or -1. */
function checkRow(layout: Layout, bytes: Uint8Array, first: number, classText: string | undefined): number {
  const { marks, base, text } = rowBlock
  const { codes, decimals, checked, classColumn, ticked } = layout
  let rowClass = 0
  for (let index = 0; index < checked.length; index++) {
    const column = checked[index]!
    const here = marks[first + column]!
    let start = here >> 1
    let end = (marks[first + column + 1]! >> 1) - (ticked ? 2 : 1)
    if (!ticked) {
      while (end > start && isPadding(bytes[base + end - 1]!)) end--
      while (end > start && isPadding(bytes[base + start]!)) start++
    }
    const code = codes[column]!
    if (column === classColumn) {
      rowClass = classOf(layout, (here & 1) === 1 ? trimPadding(classText!) : text.slice(start, end))
    } else if (code === CELL_CODES.id) {
      if (looksRounded(bytes, base + start, base + end)) return -1
    } else if (start === end && code === CELL_CODES.optionalUnits) units[column] = 0
    else {
      const amount = readUnits(bytes, base + start, base + end, decimals[column]!)
      if (Number.isNaN(amount)) return -1
      units[column] = amount
    }
  }
  return rowClass
}

/** Whether a number may be one that a spreadsheet has rounded: those end like E+27. */
export function looksRounded(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 4 && (bytes[end - 3] === 0x2b || bytes[end - 2] === 0x2b)
}

function keepBlock(): LazyBlock {
  const { text, marks, length } = rowBlock
  const starts = new Uint16Array(length)
  for (let index = 0; index < length; index++) starts[index] = marks[index]! >> 1
  return { text, starts }
}
