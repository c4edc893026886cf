import { cleanText } from './clean-text.ts'
import type { TotalDescription } from './describe-totals.ts'
import { formatYuan, groupThousands } from './format-yuan.ts'
import { renderTable } from './render-table.ts'

/**
 * Lays out the totals of footer and rows beside each other.
 *
 * @param totals - Totals of either side.
 * @param hasFooter - Whether the file has totals of its own.
 * @returns Lines of a table.
 */
export function renderTotals(totals: readonly TotalDescription[], hasFooter: boolean): string[] {
  return renderTable(
    [
      { title: 'total', side: 'left' },
      { title: 'rows', side: 'right' },
      { title: 'footer', side: 'right' },
      { title: '', side: 'left' }
    ],
    totals.map(({ name, unit, footer, rows, isEqual }) => [
      cleanText(name),
      formatTotal(rows, unit),
      formatTotal(footer, unit),
      isEqual ? (hasFooter && footer !== undefined && rows !== undefined ? '✓' : '') : '✗ differs'
    ])
  )
}

function formatTotal(value: number | string | undefined, unit: TotalDescription['unit']): string {
  if (value === undefined) return '-'
  return unit === 'fen' ? formatYuan(Number(value)) : groupThousands(String(value))
}
