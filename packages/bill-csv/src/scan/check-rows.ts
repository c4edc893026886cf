import { cellEnd, type RowBlock, startOf, WIDE } from '../block/row-block.ts'
import type { Layout } from '../layout/create-layout.ts'
import { readLatin1 } from '../text/read-latin1.ts'
import { isPadding } from '../values/trim-padding.ts'
import { addBlock, addUnits, classOf } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { createLazyRowMaker, type LazyBlock } from './lazy-rows.ts'

/**
 * Checks the amounts and numbers of the marked rows and adds them up; lazy rows are made where rows are wanted.
 *
 * @param block - With the rows, their amounts, and the texts that tell kinds of rows apart.
 * @returns How many rows; the next one has a cell that is not as it mostly is.
 */
export function checkRows(scan: BillScan, layout: Layout, block: RowBlock): number {
  return scan.settings.totalsOnly && addBlock(scan, layout, block) ? block.rows : checkEach(scan, layout, block)
}

function checkEach(scan: BillScan, layout: Layout, block: RowBlock): number {
  const { rows, amounts, marks, wideText, wideEnds } = block
  const { codes, summed, ids, classColumn } = layout
  const width = codes.length
  const kept = scan.settings.totalsOnly ? undefined : keepBlock(block)
  scan.lazyRows ??= createLazyRowMaker(layout, scan.encoding!)
  let wide = 0
  let wideStart = 0
  for (let row = 0; row < rows; row++) {
    const first = row * width
    const firstAmount = row * summed.length
    for (let index = 0; index < summed.length; index++) {
      if (Number.isNaN(amounts[firstAmount + index]!)) return row
    }
    for (let index = 0; index < ids.length; index++) {
      if (isRounded(block, first + ids[index]!, ids[index] === width - 1)) return row
    }
    let rowClass = 0
    if (classColumn >= 0) {
      const isWide = (marks[first + classColumn]! & WIDE) !== 0
      rowClass = classOf(
        layout,
        isWide ? wideText.slice(wideStart, wideEnds[wide]!) : asciiCell(block, first + classColumn)
      )
      if (isWide) wideStart = wideEnds[wide++]! + 1
    }
    addUnits(scan, layout, amounts, firstAmount, rowClass)
    if (kept !== undefined) scan.rows.push(scan.lazyRows.create(kept, first))
  }
  return rows
}

/** Whether the cell of a mark may be a number that a spreadsheet has rounded. */
function isRounded(block: RowBlock, mark: number, isLast: boolean): boolean {
  const { layout, marks, bytes, base } = block
  const start = base + startOf(marks[mark]!)
  let end = base + cellEnd(block, mark, isLast)
  if (!layout!.ticked) while (end > start && isPadding(bytes[end - 1]!)) end--
  return looksRounded(bytes, start, end)
}

function asciiCell(block: RowBlock, mark: number): string {
  const { marks, bytes, base } = block
  return readLatin1(bytes, base + startOf(marks[mark]!), base + cellEnd(block, mark, false))
}

/** Whether a number may be one that a spreadsheet has rounded: those end like E+27. */
export function looksRounded(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 4 && (bytes[end - 3] === 0x2b || bytes[end - 2] === 0x2b)
}

function keepBlock({ text, marks, rows, layout }: RowBlock): LazyBlock {
  const starts = new Uint16Array(rows * layout!.codes.length + 1)
  for (let index = 0; index < starts.length; index++) starts[index] = startOf(marks[index]!)
  return { text, starts }
}
