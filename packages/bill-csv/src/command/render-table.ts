import { padText, textWidth } from './text-width.ts'

/** One column of a table. */
export interface TableColumn {
  readonly title: string
  /** Where the cells stand: names left, numbers right. */
  readonly side: 'left' | 'right'
}

/**
 * Lays out a table for a terminal, aligned also where names are Chinese.
 *
 * @param columns - Titles and sides.
 * @param rows - Cells as printed, one list a row.
 * @param last - A row under a rule, such as a sum.
 * @returns Lines without line ends, indented by two spaces.
 */
export function renderTable(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  last?: readonly string[]
): string[] {
  const head = columns.map(({ title }) => title)
  const all = [head, ...rows, ...(last === undefined ? [] : [last])]
  const sized = columns.map(({ side }, index) => ({
    side,
    width: Math.max(...all.map((cells) => textWidth(cells[index] ?? '')))
  }))
  const line = (cells: readonly string[]): string =>
    `  ${sized.map(({ side, width }, index) => padText(cells[index] ?? '', width, side)).join('   ')}`.trimEnd()
  const rule = `  ${'─'.repeat(sized.reduce((sum, { width }) => sum + width, 3 * (sized.length - 1)))}`
  return [line(head), ...rows.map(line), ...(last === undefined ? [] : [rule, line(last)])]
}
