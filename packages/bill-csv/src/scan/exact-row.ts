import { BillError, type BillErrorCode } from '../bill-error.ts'
import { CELL_CODES } from '../layout/cell-codes.ts'
import type { Layout } from '../layout/create-layout.ts'
import { decodeText, decodeUntilFault } from '../text/decode-text.ts'
import { trimPadding } from '../values/trim-padding.ts'
import { addUnits, checkSums, classOf } from './add-units.ts'
import type { BillScan } from './bill-scan.ts'
import { fitCells } from './fit-cells.ts'
import { readValue } from './read-value.ts'
import { splitCells } from './split-cells.ts'

const AGAIN = 'download the bill again'

/** A row that was taken apart. */
export interface ExactRow {
  /** Texts of the cells, one a column, trimmed where the format pads them. */
  readonly cells: readonly string[]
  /** Values by slot. */
  readonly values: readonly unknown[]
  /** Amounts in the order of the layout's `summed`. */
  readonly units: Float64Array
  readonly rowClass: number
}

/**
 * Reads a row by the whole grammar, whatever is in its cells. The fast path leaves to it what it does not take, so this
 * function alone says what a row means.
 *
 * @param scan - Whose row.
 * @param layout - Of its file.
 * @param bytes - The row without its line end.
 * @throws {BillError} with line, column and field.
 */
export function parseExactRow(scan: BillScan, layout: Layout, bytes: Uint8Array): ExactRow {
  const encoding = scan.encoding!
  const text = decodeText(bytes, encoding)
  if (text === undefined) {
    const before = decodeUntilFault(bytes, encoding)
    throw fault(scan, before, before.length, 'ERR_BILL_CSV_ENCODING', `bytes that are no ${encoding}; ${AGAIN}`)
  }
  const zero = text.indexOf('\0')
  if (zero >= 0) throw fault(scan, text, zero, 'ERR_BILL_CSV_NUL', `a zero byte; the file is damaged, ${AGAIN}`)
  const split = splitCells(text, layout)
  if (split === undefined) {
    throw fault(
      scan,
      text,
      0,
      'ERR_BILL_CSV_SPREADSHEET',
      `the row has no back-tick in front; the file was saved by another program, ${AGAIN} and do not open it in a spreadsheet`
    )
  }
  const fitted = fitCells(split, layout)
  if (fitted === undefined) {
    const [have, want] = [split.cells.length, layout.columns.length]
    throw fault(scan, text, 0, 'ERR_BILL_CSV_CELL_COUNT', `the row has ${have} cells, the header ${want}; ${AGAIN}`)
  }
  const cells = fitted.cells.map((cell, index) => tidy(cell, layout, index))
  const values: unknown[] = new Array(layout.slotCount).fill(undefined)
  const units = new Float64Array(layout.summed.length)
  let amounts = 0
  for (const [index, cell] of cells.entries()) {
    const value = readValue(cell, layout.codes[index]!, layout.decimals[index]!)
    if (value.fault !== undefined) {
      throw fault(scan, text, fitted.starts[index]!, value.fault.code, value.fault.message, layout.columns[index])
    }
    values[layout.slots[index]!] = value.shown
    if (layout.codes[index]! >= CELL_CODES.units) units[amounts++] = value.units
  }
  const rowClass = layout.classColumn < 0 ? 0 : classOf(layout, cells[layout.classColumn]!)
  return { cells, values, units, rowClass }
}

/** Adds a row to the totals of its scan. */
export function countExactRow(scan: BillScan, layout: Layout, row: ExactRow): void {
  addUnits(scan, layout, row.units, 0, row.rowClass)
  checkSums(scan, layout)
}

/** Padding goes; so do line ends behind a last cell, unless it is the merchant's own text. */
function tidy(cell: string, layout: Layout, index: number): string {
  if (!layout.ticked) return trimPadding(cell)
  const isLast = index === layout.columns.length - 1
  return isLast && layout.descriptions[index]!.kind !== 'free' ? cell.replace(/(?:\r?\n)+$/, '') : cell
}

function fault(
  scan: BillScan,
  text: string,
  at: number,
  code: BillErrorCode,
  message: string,
  field?: string
): BillError {
  const before = text.slice(0, at)
  const lines = before.split('\n')
  return new BillError(code, message, {
    line: scan.line + lines.length,
    column: lines.at(-1)!.length + 1,
    field
  })
}
