import type { Cells } from './any-row.ts'
import type { BillLayout } from './bill-layouts.ts'
import { type FooterNumber, wechatTotals } from './bill-totals.ts'
import { feeText, shortenText, yuanText } from './money-text.ts'

/** What differs between the bills of the platform and their copies. */
export interface WechatSpelling {
  /** @default true */
  readonly bom?: boolean
  /** @default '\r\n' */
  readonly lineEnd?: '\r\n' | '\n'
  /** Whether the last line ends. @default true */
  readonly lastLineEnd?: boolean
  /** `3`, `0.00` and `0.00000`, or `3.0`, `0.0` and `0.0` as in 2019. @default 'plain' */
  readonly numbers?: 'plain' | '2019'
  /** Whether the very first cell of the footer has its back-tick. @default true */
  readonly firstTick?: boolean
  /** Overrides what the rows come to, for a footer that is wrong. */
  readonly totals?: readonly FooterNumber[]
}

/** Writes a bill as WeChat Pay does: two header lines without back-ticks, rows with one before each cell, no quoting. */
export function writeWechatBill(layout: BillLayout, rows: readonly Cells[], spelling: WechatSpelling = {}): string {
  const { bom = true, lineEnd = '\r\n', lastLineEnd = true, numbers = 'plain', firstTick = true } = spelling
  const totals = spelling.totals ?? wechatTotals(layout, rows)
  const summary = totals.map((total) => writeNumber(total, numbers))
  const lines = [
    layout.columns.map(({ chinese }) => chinese).join(','),
    ...rows.map(writeCells),
    layout.footer.map(({ chinese }) => chinese).join(','),
    writeCells(summary).slice(firstTick ? 0 : 1)
  ]
  return (bom ? '\ufeff' : '') + lines.join(lineEnd) + (lastLineEnd ? lineEnd : '')
}

function writeCells(cells: Cells): string {
  return cells.map((cell) => `\`${cell}`).join(',')
}

function writeNumber({ kind, units }: FooterNumber, numbers: 'plain' | '2019'): string {
  if (kind === 'count') return numbers === 'plain' ? String(units) : `${units}.0`
  const text = kind === 'fee' ? feeText(units) : yuanText(units)
  return numbers === 'plain' ? text : shortenText(text, 1)
}
