import type { Layout } from '../layout/create-layout.ts'

/** Cells of a row, and what stood between them. */
export interface SplitRow {
  readonly cells: readonly string[]
  /** Where each cell begins in the text of the row. */
  readonly starts: readonly number[]
  readonly separator: string
}

/**
 * Cuts a row into cells: at comma and back-tick, at commas (Alipay), or at commas between quoted cells (copies).
 *
 * @param text - The row without its line end.
 * @param layout - Of the file.
 * @returns The cells as they stand, `undefined` when the row has lost its back-ticks.
 */
export function splitCells(text: string, layout: Layout): SplitRow | undefined {
  if (!layout.ticked) return splitAt(text, 0, ',')
  if (text.startsWith('`')) return splitAt(text, 1, ',`')
  return text.startsWith('"`') ? splitQuoted(text) : undefined
}

function splitAt(text: string, offset: number, separator: string): SplitRow {
  const cells = text.slice(offset).split(separator)
  let start = offset
  const starts = cells.map((cell) => {
    const here = start
    start += cell.length + separator.length
    return here
  })
  return { cells, starts, separator }
}

/** Cells in double quotes, a double quote inside written twice, as spreadsheets and databases write them again. */
function splitQuoted(text: string): SplitRow {
  const cells: string[] = []
  const starts: number[] = []
  const cell = /"((?:[^"]|"")*)"(?:,|$)|([^,]*)(?:,|$)/y
  while (cell.lastIndex <= text.length) {
    starts.push(cell.lastIndex)
    const [whole, quoted, plain] = cell.exec(text)!
    cells.push((quoted?.replaceAll('""', '"') ?? plain!).replace(/^`/, ''))
    if (!whole.endsWith(',')) break
  }
  return { cells, starts, separator: ',`' }
}
