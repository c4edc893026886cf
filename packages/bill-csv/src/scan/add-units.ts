import { BillError } from '../bill-error.ts'
import type { RowBlock } from '../block/row-block.ts'
import type { Layout } from '../layout/create-layout.ts'
import type { BillScan } from './bill-scan.ts'

/** Half of what is exact, so that no block of rows can pass 2^53 between two looks: the fast path takes 12 digits at most. */
const MAX_SUM = 2 ** 52

/**
 * Adds the amounts of a row to the sums.
 *
 * @param scan - Whose sums.
 * @param layout - Of its file.
 * @param units - Amounts in the order of the layout's `summed`, each an integer of its smallest unit.
 * @param first - Where those of the row begin.
 * @param rowClass - Class of the row.
 */
export function addUnits(scan: BillScan, layout: Layout, units: Float64Array, first: number, rowClass: number): void {
  const { summed, countsValues } = layout
  const { sums, nonZero } = scan
  const offset = rowClass * layout.columns.length
  for (let index = 0; index < summed.length; index++) {
    const column = summed[index]!
    const value = units[first + index]!
    sums[offset + column]! += value
    if (countsValues && value !== 0) nonZero[offset + column]!++
  }
  scan.classRows[rowClass]!++
  scan.rowCount++
}

/**
 * Adds all rows of a block at once, where they are of one class and none needs a closer look.
 *
 * @param block - With the sums of its rows.
 * @returns Whether it could.
 */
export function addBlock(scan: BillScan, layout: Layout, { sums, rows }: RowBlock): boolean {
  const { summed, classColumn, countsValues } = layout
  if (classColumn >= 0 || countsValues) return false
  for (let index = 0; index < summed.length; index++) if (Number.isNaN(sums[index]!)) return false
  for (let index = 0; index < summed.length; index++) scan.sums[summed[index]!]! += sums[index]!
  scan.classRows[0]! += rows
  scan.rowCount += rows
  return true
}

/**
 * Finds the class of a row.
 *
 * @param layout - Of the file.
 * @param text - The cell that tells.
 * @returns Index of the mark that is in it; the number of marks when none is.
 */
export function classOf(layout: Layout, text: string): number {
  const { marks } = layout.spec.classes!
  const index = marks.findIndex((mark) => text.includes(mark))
  return index < 0 ? marks.length : index
}

/**
 * Looks whether the sums are still exact.
 *
 * @throws {BillError} `ERR_BILL_CSV_AMOUNT` past 2^52 units: 45 trillion yuan, or 45 billion of fees.
 */
export function checkSums(scan: BillScan, layout: Layout): void {
  const { sums } = scan
  for (let index = 0; index < sums.length; index++) {
    if (Math.abs(sums[index]!) > MAX_SUM) {
      throw new BillError(
        'ERR_BILL_CSV_AMOUNT',
        'the sum of this column is too large to be exact; the bill is damaged',
        {
          line: scan.line,
          field: layout.columns[index % layout.columns.length]
        }
      )
    }
  }
}
