import { BillError } from '../bill-error.ts'
import { toPlainName } from '../formats/bill-formats.ts'
import type { FooterLine, TotalSpec } from '../formats/format-types.ts'
import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { parseUnits } from '../values/parse-units.ts'
import { type BillScan, reportFault, tooLong } from './bill-scan.ts'
import { readNames } from './read-head.ts'

/** Decimals of the units that totals are counted in. */
export const TOTAL_DECIMALS: Readonly<Record<TotalSpec['unit'], number>> = { count: 0, sum: 0, fen: 2, fee: 5 }

/**
 * Reads a line of the footer of WeChat Pay: its names, then its values.
 *
 * @returns Where it stopped; `pos` when it needs more.
 */
export function readTotalsLine(scan: BillScan, layout: Layout, bytes: Uint8Array, pos: number, final: boolean): number {
  const line = takeLine(scan, bytes, pos, final)
  if (line === undefined) return pos
  const { text, next } = line
  if (text.trim() !== '') {
    if (scan.totalNames === undefined) scan.totalNames = readNames(text)
    else {
      readTotals(scan, layout, readNames(text))
      scan.stage = 'tail'
    }
  }
  scan.line++
  return next
}

function readTotals(scan: BillScan, layout: Layout, values: readonly string[]): void {
  const names = scan.totalNames!
  scan.closed = true
  if (values.length !== names.length) {
    reportFault(
      scan,
      new BillError(
        'ERR_BILL_CSV_FOOTER',
        `the footer has ${values.length} values for ${names.length} names: it was cut; download the bill again`,
        { line: scan.line + 1 }
      )
    )
    return
  }
  for (const [index, name] of names.entries()) {
    const spec = layout.spec.totals.find((total) => total.names.includes(toPlainName(name)))
    if (spec === undefined) addUnknownTotal(scan, name, values[index]!)
    else addTotal(scan, spec, name, values[index]!)
  }
}

/** A total that we do not know stays as it is; several files of one zip keep the first. */
function addUnknownTotal(scan: BillScan, name: string, value: string): void {
  if (!scan.footer.has(name)) scan.footer.set(name, value)
}

/**
 * Adds a value of the footer.
 *
 * @param name - As it stands in the file.
 * @param text - Of the cell.
 */
export function addTotal(scan: BillScan, spec: TotalSpec, name: string, text: string): void {
  const units = parseUnits(text.trim(), TOTAL_DECIMALS[spec.unit])
  if (typeof units === 'string') {
    const message = `the footer's value is ${units}, expected ${TOTAL_DECIMALS[spec.unit] === 0 ? 'a count' : 'an amount in yuan'}; download the bill again`
    reportFault(scan, new BillError('ERR_BILL_CSV_FOOTER', message, { line: scan.line + 1, field: name }))
    return
  }
  // A zip may hold several files; their totals add up.
  scan.footer.set(spec.field, Number(scan.footer.get(spec.field) ?? 0) + units)
}

/**
 * Reads what follows the footer: nothing but empty lines.
 *
 * @returns Where it stopped; `pos` when it needs more.
 */
export function readTailLine(scan: BillScan, bytes: Uint8Array, pos: number, final: boolean): number {
  const line = takeLine(scan, bytes, pos, final)
  if (line === undefined) return pos
  scan.line++
  if (line.text.trim() === '') return line.next
  reportFault(
    scan,
    new BillError('ERR_BILL_CSV_FOOTER', 'something follows the footer; if files were joined, read them one by one', {
      line: scan.line
    })
  )
  // One report is enough.
  return bytes.length
}

/**
 * Reads a line with `#` behind the rows of Alipay: the end mark, totals, or the time of export.
 *
 * @param bytes - The line without its line end.
 */
export function readComment(scan: BillScan, layout: Layout, bytes: Uint8Array): void {
  const { frame } = layout.spec
  if (frame.kind !== 'comment') return
  const text = (decodeText(bytes, scan.encoding!) ?? '').trim()
  if (text.includes(frame.endMark)) scan.closed = true
  for (const footerLine of frame.footerLines) readFooterLine(scan, layout, footerLine, text)
}

function readFooterLine(scan: BillScan, layout: Layout, { pattern, fields }: FooterLine, text: string): void {
  const match = pattern.exec(text)
  if (match === null) return
  for (const [index, field] of fields.entries()) {
    const spec = layout.spec.totals.find((total) => total.field === field)!
    addTotal(scan, spec, spec.names[0]!, match[index + 1]!)
  }
}

interface Line {
  readonly text: string
  readonly next: number
}

/** A line of the footer. What is no text there gives U+FFFD, and then no number. */
function takeLine(scan: BillScan, bytes: Uint8Array, pos: number, final: boolean): Line | undefined {
  const found = bytes.indexOf(10, pos)
  if (found < 0) {
    if (bytes.length - pos > scan.settings.maxRowBytes) throw tooLong(scan)
    if (!final || pos === bytes.length) return undefined
  }
  const end = found < 0 ? bytes.length : found
  const text = new TextDecoder(scan.encoding).decode(bytes.subarray(pos, end))
  return { text, next: Math.min(end + 1, bytes.length) }
}
