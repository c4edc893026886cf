import type { BillFormat, ReadBillOptions } from './bill-types.ts'
import { billFormats } from './formats/bill-formats.ts'
import type { ScanSettings } from './scan/bill-scan.ts'

const ENCODINGS = ['utf-8', 'gb18030']
const DEFAULT_ROW_BYTES = 1_048_576
const MAX_ROW_BYTES = 16_777_216
const MAX_BATCH_ROWS = 1_000_000

/**
 * Checks the options of a way in.
 *
 * @param options - As the caller gave them.
 * @param totalsOnly - No rows are wanted.
 * @throws {TypeError} naming the option that has the wrong type.
 * @throws {RangeError} naming the option that is out of its range.
 */
export function readOptions(options: ReadBillOptions, totalsOnly: boolean): ScanSettings {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`"options" expected object, got ${describe(options)}`)
  }
  const { format, encoding, columns, maxRowBytes = DEFAULT_ROW_BYTES } = options
  assertChoice('format', format, Object.keys(billFormats))
  assertChoice('encoding', encoding, ENCODINGS)
  assertRange('maxRowBytes', maxRowBytes, 1024, MAX_ROW_BYTES)
  assertColumns(columns)
  return {
    format: format as BillFormat | undefined,
    encoding,
    lenient: readFlag('lenient', options.lenient),
    maxRowBytes,
    fields: columns === undefined ? undefined : [...columns],
    lazy: readFlag('lazy', options.lazy),
    unescape: readFlag('unescape', options.unescape),
    raw: readFlag('raw', options.raw),
    totalsOnly
  }
}

/**
 * Checks the size of batches.
 *
 * @param batchRows - As the caller gave it.
 * @returns 0 where the caller has no wish.
 * @throws {TypeError} when it is no number.
 * @throws {RangeError} when it is out of its range.
 */
export function readBatchRows(batchRows: number | undefined): number {
  if (batchRows === undefined) return 0
  assertRange('batchRows', batchRows, 1, MAX_BATCH_ROWS)
  return batchRows
}

function assertColumns(columns: unknown): void {
  if (columns === undefined) return
  if (!Array.isArray(columns)) throw new TypeError(`"columns" expected array, got ${describe(columns)}`)
  if (columns.length === 0) throw new RangeError('"columns" expected at least one name, got none')
  for (const [index, name] of columns.entries()) {
    if (typeof name !== 'string') throw new TypeError(`"columns[${index}]" expected string, got ${describe(name)}`)
    if (columns.indexOf(name) !== index) throw new RangeError(`"columns[${index}]" expected each name once`)
  }
}

function readFlag(name: string, value: unknown): boolean {
  if (value === undefined) return false
  if (typeof value !== 'boolean') throw new TypeError(`"${name}" expected boolean, got ${describe(value)}`)
  return value
}

function assertChoice(name: string, value: unknown, choices: readonly string[]): void {
  if (value === undefined || choices.includes(value as string)) return
  const list = choices.map((choice) => `'${choice}'`).join(', ')
  if (typeof value !== 'string') throw new TypeError(`"${name}" expected one of ${list}, got ${describe(value)}`)
  throw new RangeError(`"${name}" expected one of ${list}, got another string`)
}

function assertRange(name: string, value: unknown, least: number, most: number): void {
  if (typeof value !== 'number') throw new TypeError(`"${name}" expected integer, got ${describe(value)}`)
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`"${name}" expected integer from ${least} to ${most}, got another number`)
  }
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
