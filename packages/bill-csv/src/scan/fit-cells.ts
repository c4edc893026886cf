import type { Layout } from '../layout/create-layout.ts'
import { trimPadding } from '../values/trim-padding.ts'
import { isPlausible } from './is-plausible.ts'
import type { SplitRow } from './split-cells.ts'

/** Surplus cells that are shared out between two columns at most; more go to one. */
const MAX_SHARED = 32

/**
 * Fits a row to its header. A name with the separator inside makes surplus cells: they are joined again where all the
 * cells around them then make sense, so columns are anchored from both ends.
 *
 * @param row - The cells as they were cut.
 * @param layout - Of the file.
 * @returns As many cells as there are columns, or `undefined` when there is no way.
 */
export function fitCells(row: SplitRow, layout: Layout): SplitRow | undefined {
  const surplus = row.cells.length - layout.columns.length
  if (surplus === 0) return row
  if (surplus < 0) return undefined
  for (const shares of proposeShares(surplus, layout.joins)) {
    const joined = joinCells(row, layout, shares)
    if (joined.cells.every((cell, index) => isPlausible(layout.descriptions[index]!.kind, trim(cell, layout)))) {
      return joined
    }
  }
  return undefined
}

function trim(cell: string, layout: Layout): string {
  return layout.ticked ? cell : trimPadding(cell)
}

/** Ways to share out surplus cells: all in one column, then between two. */
function* proposeShares(surplus: number, joins: readonly number[]): Generator<ReadonlyMap<number, number>> {
  for (const column of joins) yield new Map([[column, surplus]])
  if (surplus > MAX_SHARED) return
  for (const first of joins) {
    for (const second of joins) {
      if (first >= second) continue
      for (let share = surplus - 1; share > 0; share--) {
        yield new Map([
          [first, share],
          [second, surplus - share]
        ])
      }
    }
  }
}

function joinCells(row: SplitRow, layout: Layout, shares: ReadonlyMap<number, number>): SplitRow {
  const cells: string[] = []
  const starts: number[] = []
  let from = 0
  for (let column = 0; column < layout.columns.length; column++) {
    const to = from + 1 + (shares.get(column) ?? 0)
    cells.push(row.cells.slice(from, to).join(row.separator))
    starts.push(row.starts[from]!)
    from = to
  }
  return { cells, starts, separator: row.separator }
}
