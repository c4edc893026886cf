import { type RowBlock, separatorBytes, startOf, WIDE } from '../block/row-block.ts'
import { CELL_CODES } from '../layout/cell-codes.ts'
import type { Layout } from '../layout/create-layout.ts'
import { isPadding, trimPadding } from '../values/trim-padding.ts'
import { unescapeText } from '../values/unescape-text.ts'
import { addUnits, classOf } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { looksRounded } from './check-rows.ts'
import { readDirection } from './read-value.ts'

/**
 * Makes rows of the marked cells.
 *
 * @param block - With the rows, their amounts and decoded texts.
 * @returns How many; the next one has a cell that is not as it mostly is.
 */
export function makeRows(scan: BillScan, layout: Layout, block: RowBlock): number {
  const { text, bytes, base, marks, amounts, wideText, wideEnds, rows } = block
  const { codes, slots, classColumn, createRow, ticked, summed } = layout
  const columns = codes.length
  const gap = separatorBytes(layout)
  const values: unknown[] = new Array(layout.slotCount).fill(undefined)
  let mark = 0
  let wide = 0
  let wideStart = 0
  for (let row = 0; row < rows; row++) {
    const firstAmount = row * summed.length
    let nextAmount = firstAmount
    let rowClass = 0
    for (let column = 0; column < columns; column++, mark++) {
      const code = codes[column]!
      if (code === CELL_CODES.skip) continue
      const here = marks[mark]!
      let start = startOf(here)
      let end = startOf(marks[mark + 1]!) - gap
      if (column === columns - 1 && bytes[base + end - 1] === 0x0d) end--
      if (!ticked) {
        while (end > start && isPadding(bytes[base + end - 1]!)) end--
        while (end > start && isPadding(bytes[base + start]!)) start++
      }
      if (code >= CELL_CODES.units) {
        const amount = amounts[nextAmount++]!
        if (Number.isNaN(amount)) return row
        if (code === CELL_CODES.units) values[slots[column]!] = amount
        else if (code === CELL_CODES.fee) values[slots[column]!] = text.slice(start, end)
        else values[slots[column]!] = start === end ? undefined : amount
        continue
      }
      let value: string | undefined
      if ((here & WIDE) !== 0) {
        const wideEnd = wideEnds[wide++]!
        value = wideText.slice(wideStart, wideEnd)
        wideStart = wideEnd + 1
        if (!ticked) value = trimPadding(value)
      } else if (start === end) value = code <= CELL_CODES.id ? '' : undefined
      else value = text.slice(start, end)
      if (code === CELL_CODES.id) {
        if (looksRounded(bytes, base + start, base + end)) return row
      } else if (code === CELL_CODES.refundId) {
        if (value === '0') value = undefined
      } else if (code === CELL_CODES.escaped) {
        if (value !== undefined) value = unescapeText(value)
      }
      if (column === classColumn) rowClass = classOf(layout, value ?? '')
      values[slots[column]!] = code === CELL_CODES.direction ? readDirection(value ?? '') : value
    }
    addUnits(scan, layout, amounts, firstAmount, rowClass)
    scan.rows.push(createRow(values))
  }
  return rows
}
