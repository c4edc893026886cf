/**
 * What a reader must make of written cells, by the rules of the reference page and none of the reader's code.
 * @module
 */
import type { Cells } from './any-row.ts'
import type { BillLayout, CellKind } from './bill-layouts.ts'
import { hasAmount, sumOf, wechatTotals } from './bill-totals.ts'
import { textUnits } from './money-text.ts'

/** A row as `toEqual` compares it. */
export type ExpectedRow = Readonly<Record<string, string | number | undefined>>
/** Totals as integers: fees in units of 10⁻⁵ yuan, other amounts in fen. */
export type ExpectedTotals = Readonly<Record<string, bigint>>

/** One row, as it must be read. */
export function expectedRow(layout: BillLayout, cells: Cells): ExpectedRow {
  return Object.fromEntries(
    layout.columns.map(({ chinese, name, kind }, index) => {
      const value = expectedValue(kind, cells[index] ?? '')
      // A column that nobody knows keeps its text, and its absence, as they stand.
      return [name, name === chinese ? (cells[index] ?? '') : value]
    })
  )
}

function expectedValue(kind: CellKind, text: string): string | number | undefined {
  if (kind === 'direction') return { 收入: 'IN', 支出: 'OUT' }[text] ?? text
  if (kind === 'paid-id' && text === '0') return undefined
  if (text === '') return undefined
  if (kind === 'fen') return Number(textUnits(text, 2))
  return kind === 'int' ? Number(text) : text
}

/** Reads each row's cells by name, lazy or not, so that both are compared alike. */
export function readCells(layout: BillLayout, rows: readonly object[]): readonly ExpectedRow[] {
  return rows.map((row) =>
    Object.fromEntries(layout.columns.map(({ name }) => [name, (row as Record<string, string | number>)[name]]))
  )
}

/** What the footer says, under our names. */
export function expectedFooter(layout: BillLayout, rows: readonly Cells[]): ExpectedTotals {
  const wechat = wechatTotals(layout, rows)
  if (wechat.length > 0) return Object.fromEntries(wechat.map(({ name, units }) => [name, units]))
  const index = (name: string) => layout.columns.findIndex((column) => column.name === name)
  const sum = (some: readonly Cells[], name: string) => sumOf(some, index(name), 2)
  if (layout.format === 'alipay-trade') {
    const refunds = rows.filter((cells) => cells[index('bizType')] === '退款')
    const trades = rows.filter((cells) => cells[index('bizType')] !== '退款')
    return {
      tradeCount: BigInt(trades.length),
      tradeReceiptAmount: sum(trades, 'receiptAmount'),
      tradeMerchantDiscountAmount: sum(trades, 'merchantDiscountAmount'),
      refundCount: BigInt(refunds.length),
      refundReceiptAmount: sum(refunds, 'receiptAmount'),
      refundMerchantDiscountAmount: sum(refunds, 'merchantDiscountAmount')
    }
  }
  if (layout.format === 'alipay-fund') {
    return {
      expenditureCount: BigInt(rows.filter((cells) => hasAmount(cells[index('expenditureAmount')])).length),
      expenditureAmount: sum(rows, 'expenditureAmount'),
      incomeCount: BigInt(rows.filter((cells) => hasAmount(cells[index('incomeAmount')])).length),
      incomeAmount: sum(rows, 'incomeAmount')
    }
  }
  const summed = layout.columns.filter(({ kind }) => kind === 'fen' || kind === 'int')
  return Object.fromEntries(summed.map(({ name, kind }) => [name, sumOf(rows, index(name), kind === 'int' ? 0 : 2)]))
}

/** What the rows come to: the footer's totals without those whose column is not in the file. */
export function expectedTotals(layout: BillLayout, rows: readonly Cells[]): ExpectedTotals {
  const has = (column: string) => layout.columns.some(({ name }) => name === column)
  const absent = layout.footer.filter(({ sums }) => sums !== undefined && !has(sums)).map(({ name }) => name)
  const footer = Object.entries(expectedFooter(layout, rows))
  return Object.fromEntries(footer.filter(([name]) => !absent.includes(name)))
}

/** Totals of the reader in the same units: fen and counts are numbers, fees decimal texts. */
export function readTotals(totals: object | undefined): ExpectedTotals {
  return Object.fromEntries(
    Object.entries(totals ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, typeof value === 'string' ? textUnits(value, 5) : BigInt(value)])
  )
}
