import type { Cells } from './any-row.ts'
import type { BillLayout } from './bill-layouts.ts'
import { textUnits } from './money-text.ts'

/** A number of the footer before it is written: units of 10⁻⁵ yuan for fees, fen for other amounts, or a count. */
export interface FooterNumber {
  readonly name: string
  readonly kind: 'count' | 'fen' | 'fee'
  readonly units: bigint
}

/** What the footer of a WeChat bill with these rows must say, in the order of the layout. */
export function wechatTotals(layout: BillLayout, rows: readonly Cells[]): readonly FooterNumber[] {
  return layout.footer.map(({ name, sums }) => {
    const wanted = /^income/.test(name) ? '收入' : /^expenditure/.test(name) ? '支出' : undefined
    const direction = layout.columns.findIndex(({ kind }) => kind === 'direction')
    const counted = rows.filter((cells) => wanted === undefined || cells[direction] === wanted)
    if (sums === undefined) return { name, kind: 'count', units: BigInt(counted.length) }
    const column = layout.columns.findIndex((candidate) => candidate.name === sums)
    const kind = layout.columns[column]?.kind === 'fen' || column === -1 ? 'fen' : 'fee'
    return { name, kind, units: sumOf(counted, column, kind === 'fee' ? 5 : 2) }
  })
}

/** What one column comes to over these rows: 0 where there is no such column. */
export function sumOf(rows: readonly Cells[], column: number, decimals: number): bigint {
  return rows.reduce((sum, cells) => sum + textUnits(cells[column] ?? '', decimals), 0n)
}

/** Whether a cell holds an amount: an empty one and zero are none. */
export function hasAmount(text: string | undefined): boolean {
  return textUnits(text ?? '', 2) !== 0n
}
