import { plainYuan } from './format-yuan.ts'
import { keepIdText, neutralizeFormula } from './neutralize-formula.ts'
import type { RowWriter, WrittenColumns } from './row-writer.ts'

const BYTE_ORDER_MARK = '\ufeff'
const QUOTED = /[",\r\n\t]|^\s|\s$/
const NUMBER = /^-?\d+(?:\.\d+)?%?$/

/** How CSV is written. */
export interface CsvOptions {
  /** For programs: no byte order mark, and texts exactly as they are. */
  readonly plain: boolean
}

/**
 * Makes a writer of CSV (RFC 4180, UTF-8, CRLF) with the bill's own column names and amounts in yuan.
 *
 * Unless `plain`, it is made for spreadsheets: a byte order mark, so that Excel reads UTF-8; texts that would run as a
 * formula get an apostrophe in front; ids and other texts of digits that would be rounded get a tab behind.
 *
 * @param columns - Columns to write.
 */
export function csvWriter(columns: WrittenColumns, { plain }: CsvOptions): RowWriter {
  const writeText = plain ? (text: string): string => text : keepIdText
  const head = `${columns.map(({ name }) => quote(plain ? name : neutralizeFormula(name))).join(',')}\r\n`
  return {
    head: plain ? head : BYTE_ORDER_MARK + head,
    line(row) {
      const cells = row as Readonly<Record<string, unknown>>
      return `${columns.map(({ field, kind }) => writeCell(cells[field], kind, writeText)).join(',')}\r\n`
    }
  }
}

function writeCell(value: unknown, kind: WrittenColumns[number]['kind'], writeText: (text: string) => string): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return kind === 'count' ? String(value) : plainYuan(value)
  const text = String(value)
  // Fees and rates are text to us and numbers to a spreadsheet.
  if ((kind === 'fee' || kind === 'rate') && NUMBER.test(text)) return text
  return quote(writeText(text))
}

function quote(text: string): string {
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
