import { CELL_CODES } from '../layout/cell-codes.ts'
import type { Layout } from '../layout/create-layout.ts'
import { readUnits } from '../values/read-units.ts'
import { isPadding, trimPadding } from '../values/trim-padding.ts'
import { unescapeText } from '../values/unescape-text.ts'
import { addUnits, classOf } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { looksRounded } from './check-rows.ts'
import { readDirection } from './read-value.ts'
import { rowBlock } from './row-block.ts'

/** Amounts of the row in work. */
let units = new Float64Array(64)

/**
 * Makes rows of the marked cells.
 *
 * @param texts - The cells that are not ASCII, decoded, in their order.
 * @returns How many; the next one has a cell that is not as it mostly is.
 */
export function makeRows(scan: BillScan, layout: Layout, bytes: Uint8Array, texts: readonly string[]): number {
  const { text, base, marks, rows } = rowBlock
  const { codes, slots, decimals, classColumn, createRow, ticked } = layout
  if (units.length < codes.length) units = new Float64Array(codes.length)
  const columns = codes.length
  const gap = ticked ? 2 : 1
  const values: unknown[] = new Array(layout.slotCount).fill(undefined)
  let mark = 0
  let wide = 0
  for (let row = 0; row < rows; row++, mark++) {
    let rowClass = 0
    for (let column = 0; column < columns; column++, mark++) {
      const code = codes[column]!
      if (code === CELL_CODES.skip) continue
      const here = marks[mark]!
      let start = here >> 1
      let end = (marks[mark + 1]! >> 1) - gap
      if (!ticked) {
        while (end > start && isPadding(bytes[base + end - 1]!)) end--
        while (end > start && isPadding(bytes[base + start]!)) start++
      }
      if (code >= CELL_CODES.units) {
        if (start === end && code === CELL_CODES.optionalUnits) {
          units[column] = 0
          values[slots[column]!] = undefined
          continue
        }
        const amount = readUnits(bytes, base + start, base + end, decimals[column]!)
        if (Number.isNaN(amount)) return row
        units[column] = amount
        values[slots[column]!] = code === CELL_CODES.fee ? text.slice(start, end) : amount
        continue
      }
      let value: string | undefined
      if ((here & 1) === 1) {
        value = texts[wide++]!
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
    addUnits(scan, layout, units, rowClass)
    scan.rows.push(createRow(values))
  }
  return rows
}
