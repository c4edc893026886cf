const MARKER = Symbol.for('@kaifang/bill-csv/BillError')

/**
 * What is wrong with a bill, for code that decides by it.
 *
 * - `ERR_BILL_CSV_EMPTY`: there is nothing in it, not even a header.
 * - `ERR_BILL_CSV_ERROR_REPLY`: it is the platform's XML or JSON error; `vendorCode` and `vendorMessage` say which.
 * - `ERR_BILL_CSV_HEADER`: the header is of no bill that we know, or not of the format that was asked for.
 * - `ERR_BILL_CSV_PERSONAL_EXPORT`: an Alipay file that a person exported, not a merchant's bill.
 * - `ERR_BILL_CSV_SPREADSHEET`: a spreadsheet saved it and spoiled numbers that can't be restored.
 * - `ERR_BILL_CSV_COLUMN`: a column that was asked for is not in the file.
 * - `ERR_BILL_CSV_CELL_COUNT`: a row has too few cells, or surplus ones that belong nowhere.
 * - `ERR_BILL_CSV_AMOUNT`: an amount or a count is not one, or is too large to be exact.
 * - `ERR_BILL_CSV_ENCODING`: bytes that are no text in UTF-8 or GB18030.
 * - `ERR_BILL_CSV_NUL`: a zero byte; the file is damaged.
 * - `ERR_BILL_CSV_NO_FOOTER`: the file ends without the platform's totals: it was cut.
 * - `ERR_BILL_CSV_FOOTER`: the footer can't be read, or something follows it.
 * - `ERR_BILL_CSV_TOTALS`: footer and rows differ, thrown by `assertBillTotals`.
 * - `ERR_BILL_CSV_TOO_LONG`: a row or a header is longer than the limit.
 * - `ERR_BILL_CSV_COMPRESSION`: gzip or zip data is cut or damaged.
 * - `ERR_BILL_CSV_BOMB`: gzip or zip data that unpacks to far more than any bill does.
 * - `ERR_BILL_CSV_ZIP_ENTRY`: a zip without a bill in it.
 * - `ERR_BILL_CSV_TIME`: a time that is none, from `readBillTime`.
 * - `ERR_BILL_CSV_RATE`: a rate that is none, from the helper for rates.
 * - `ERR_BILL_CSV_RECONCILE_FORMAT`: `reconcile` got rows that are of no trade bill.
 */
export type BillErrorCode =
  | 'ERR_BILL_CSV_EMPTY'
  | 'ERR_BILL_CSV_ERROR_REPLY'
  | 'ERR_BILL_CSV_HEADER'
  | 'ERR_BILL_CSV_PERSONAL_EXPORT'
  | 'ERR_BILL_CSV_SPREADSHEET'
  | 'ERR_BILL_CSV_COLUMN'
  | 'ERR_BILL_CSV_CELL_COUNT'
  | 'ERR_BILL_CSV_AMOUNT'
  | 'ERR_BILL_CSV_ENCODING'
  | 'ERR_BILL_CSV_NUL'
  | 'ERR_BILL_CSV_NO_FOOTER'
  | 'ERR_BILL_CSV_FOOTER'
  | 'ERR_BILL_CSV_TOTALS'
  | 'ERR_BILL_CSV_TOO_LONG'
  | 'ERR_BILL_CSV_COMPRESSION'
  | 'ERR_BILL_CSV_BOMB'
  | 'ERR_BILL_CSV_ZIP_ENTRY'
  | 'ERR_BILL_CSV_TIME'
  | 'ERR_BILL_CSV_RATE'
  | 'ERR_BILL_CSV_RECONCILE_FORMAT'

/** Where a fault is, and what came with it. */
export interface BillErrorDetails {
  readonly line?: number | undefined
  readonly column?: number | undefined
  readonly field?: string | undefined
  readonly vendorCode?: string | undefined
  readonly vendorMessage?: string | undefined
  readonly rows?: readonly object[] | undefined
  readonly cause?: unknown
}

/**
 * Thrown for bills that can't be read as they are. Wrong arguments are a `TypeError` or `RangeError` instead. The
 * message names place, field and rule, and what to do next, never the content of a row.
 *
 * @example
 * ```ts
 * import { BillError, parseBill } from '@kaifang/bill-csv'
 *
 * try {
 *   parseBill('<xml><return_code>FAIL</return_code><return_msg>No Bill Exist</return_msg></xml>')
 * } catch (error) {
 *   if (!BillError.isInstance(error)) throw error
 *   console.log(error.code, error.vendorMessage) // => ERR_BILL_CSV_ERROR_REPLY No Bill Exist
 * }
 * ```
 */
export class BillError extends Error {
  override readonly name = 'BillError'
  /** Stable reason; each has a section in the docs. */
  readonly code: BillErrorCode
  /** Line of the (unpacked) file, from 1. */
  readonly line: number | undefined
  /** Character of that line where the cell begins, from 1. */
  readonly column: number | undefined
  /** Name of the column or total, as it stands in the file. */
  readonly field: string | undefined
  /** The platform's error code, with `ERR_BILL_CSV_ERROR_REPLY`. */
  readonly vendorCode: string | undefined
  /** The platform's error text, with `ERR_BILL_CSV_ERROR_REPLY`. */
  readonly vendorMessage: string | undefined
  /** Rows that `parseBill` read before the fault. Not enumerable: printing the error shows no row. */
  declare readonly rows: readonly object[]

  /**
   * @param code - Stable reason.
   * @param message - What is wrong and what to do, without content of a row; the place is put in front.
   * @param details - Place and circumstances.
   */
  constructor(code: BillErrorCode, message: string, details: BillErrorDetails = {}) {
    const { line, column, field, vendorCode, vendorMessage, rows = [], cause } = details
    super(placeOf(line, column, field) + message, cause === undefined ? undefined : { cause })
    this.code = code
    this.line = line
    this.column = column
    this.field = field
    this.vendorCode = vendorCode
    this.vendorMessage = vendorMessage
    Object.defineProperty(this, 'rows', { value: rows, writable: true })
    Object.defineProperty(this, MARKER, { value: true })
  }

  /**
   * Tells whether a value is a `BillError`, also one of a second copy of this package.
   *
   * @param value - Anything, usually what was caught.
   * @returns Whether `code` can be relied on.
   */
  static isInstance(value: unknown): value is BillError {
    return typeof value === 'object' && value !== null && MARKER in value
  }
}

function placeOf(line: number | undefined, column: number | undefined, field: string | undefined): string {
  const parts = [
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
    ...(field === undefined ? [] : [field])
  ]
  return parts.length === 0 ? '' : `${parts.join(', ')}: `
}
