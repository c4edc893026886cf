import { cleanText } from './clean-text.ts'
import { describeTotals } from './describe-totals.ts'
import { formatYuan, groupThousands } from './format-yuan.ts'
import { renderBar } from './render-bar.ts'
import { renderFaults } from './render-faults.ts'
import { renderTable } from './render-table.ts'
import { renderTotals } from './render-totals.ts'
import type { BillOverview } from './run-summary.ts'

const barWidth = 24

/**
 * Renders the summary of a bill for people.
 *
 * @param overview - Amounts in whole fen.
 * @returns Text for a terminal, lines ended.
 */
export function renderSummary(overview: BillOverview): string {
  const { format, footer, totals, differences, errors } = overview
  const parts = [
    renderTitle(overview),
    renderStates(overview),
    renderHours(overview),
    renderTotals(describeTotals(format, footer, totals, differences), footer !== undefined),
    renderFaults(errors),
    [renderVerdict(overview)]
  ]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function renderTitle({ file, title, format, rows, firstTime, lastTime }: BillOverview): string[] {
  const name = file === '-' ? 'standard input' : cleanText(file.replace(/^.*[/\\]/, ''))
  const counted = `${groupThousands(String(rows))} ${rows === 1 ? 'row' : 'rows'}`
  const time = firstTime === undefined ? '' : `, ${firstTime === lastTime ? firstTime : `${firstTime} to ${lastTime}`}`
  return [`${title} (${format})`, `${name}: ${counted}${time}`]
}

function renderStates({ states, rows, amountFen }: BillOverview): string[] {
  return renderTable(
    [
      { title: 'state', side: 'left' },
      { title: 'rows', side: 'right' },
      { title: 'yuan', side: 'right' }
    ],
    states.map(({ name, rows, amountFen }) => [cleanText(name), groupThousands(String(rows)), formatYuan(amountFen)]),
    states.length > 1 ? ['all', groupThousands(String(rows)), formatYuan(amountFen)] : undefined
  )
}

/** From the first hour with rows to the last one; the quiet ones between them belong to the picture. */
function renderHours({ hours }: BillOverview): string[] {
  const busy = hours.map(({ rows }) => rows > 0)
  const shown = hours.slice(Math.max(0, busy.indexOf(true)), busy.lastIndexOf(true) + 1)
  if (shown.length === 0) return []
  const most = Math.max(...shown.map(({ rows }) => rows))
  return renderTable(
    [
      { title: 'hour', side: 'left' },
      { title: '', side: 'left' },
      { title: 'rows', side: 'right' },
      { title: 'yuan', side: 'right' }
    ],
    shown.map(({ name, rows, amountFen }) => [
      name,
      renderBar(rows, most, barWidth),
      groupThousands(String(rows)),
      formatYuan(amountFen)
    ])
  )
}

function renderVerdict({ footer, differences, errors }: BillOverview): string {
  if (footer === undefined) return 'The file has no totals of its own: it may not be whole.'
  if (differences.length > 0) return `Rows and footer differ in ${differences.length} of the totals.`
  return errors.length > 0 ? 'The totals agree, but rows are damaged.' : 'The totals of rows and footer agree.'
}
