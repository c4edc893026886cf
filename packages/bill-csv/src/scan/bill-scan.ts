import { BillError } from '../bill-error.ts'
import type { BillEncoding, BillFormat } from '../bill-types.ts'
import type { BlockScanner } from '../block/block-scanner.ts'
import { BLOCK_BYTES } from '../block/row-block.ts'
import { sharedScanner } from '../block/shared-scanner.ts'
import type { Layout } from '../layout/create-layout.ts'
import type { LazyRowMaker } from './lazy-rows.ts'

/** Faults that lenient mode keeps at most: a file of another kind would fill the memory with them. */
const MAX_ERRORS = 1000

/** What the caller asked for, checked. */
export interface ScanSettings {
  readonly format: BillFormat | undefined
  readonly encoding: BillEncoding | undefined
  readonly lenient: boolean
  readonly maxRowBytes: number
  readonly fields: readonly string[] | undefined
  readonly lazy: boolean
  readonly unescape: boolean
  readonly raw: boolean
  /** No rows, only totals. */
  readonly totalsOnly: boolean
}

/**
 * Where a scan is in its file.
 *
 * - `start`: nothing was read.
 * - `reply`: it is an error of the platform, read to its end.
 * - `head`: lines before and with the header.
 * - `rows`, then `totals` (names and values of the footer), then `tail`: nothing but empty lines may follow.
 */
export type ScanStage = 'start' | 'reply' | 'head' | 'rows' | 'totals' | 'tail'

/** The state of a scan over a bill: it goes on wherever a chunk ended. */
export interface BillScan {
  readonly settings: ScanSettings
  /** Finds the cells of usual rows. */
  readonly scanner: BlockScanner
  stage: ScanStage
  /** Lines that were read whole. */
  line: number
  encoding: BillEncoding | undefined
  /** Title of the preamble, for errors about what the file is. */
  title: string
  layout: Layout | undefined
  /** Makes lazy rows of the file in work. */
  lazyRows: LazyRowMaker | undefined
  /** Columns of the first file, where a zip has several. */
  columns: readonly string[]
  /** Rows that were not handed over yet. */
  rows: object[]
  rowCount: number
  readonly errors: BillError[]
  /** Sums of the summed columns: one block of columns for each class of rows. */
  sums: Float64Array
  /** How many of the summed values were not zero. */
  nonZero: Float64Array
  /** Rows of each class. */
  classRows: Float64Array
  /** Names of the footer in the file. */
  totalNames: readonly string[] | undefined
  /** Our totals, of the files that ended: integers of the smallest unit. */
  readonly totals: Map<string, number>
  /** The footer by our names: integers of the smallest unit, or the text of totals that we do not know. */
  readonly footer: Map<string, number | string>
  /** The line that says that nothing was cut off behind the rows has come. */
  closed: boolean
  /** Bytes that are scanned at a time; small while rows are unusual. */
  blockBytes: number
}

/**
 * Begins a scan.
 *
 * @param settings - What the caller asked for.
 * @param scanner - Finds the cells of usual rows.
 */
export function createScan(settings: ScanSettings, scanner = sharedScanner()): BillScan {
  return {
    settings,
    scanner,
    stage: 'start',
    line: 0,
    encoding: settings.encoding,
    title: '',
    layout: undefined,
    lazyRows: undefined,
    columns: [],
    rows: [],
    rowCount: 0,
    errors: [],
    sums: new Float64Array(0),
    nonZero: new Float64Array(0),
    classRows: new Float64Array(0),
    totalNames: undefined,
    totals: new Map(),
    footer: new Map(),
    closed: false,
    blockBytes: BLOCK_BYTES
  }
}

/**
 * Deals with a fault that a lenient scan can go past.
 *
 * @throws {BillError} the fault, unless the scan is lenient.
 */
export function reportFault(scan: BillScan, fault: BillError): void {
  if (!scan.settings.lenient) throw fault
  if (scan.errors.length < MAX_ERRORS) scan.errors.push(fault)
}

/** Says that the file ends without a footer. */
export function withoutFooter(line: number): BillError {
  return new BillError(
    'ERR_BILL_CSV_NO_FOOTER',
    "the file ends without the platform's totals: it was cut, or they were removed; download the bill again",
    { line }
  )
}

/** Says that a row or line is too long to be one. */
export function tooLong(scan: BillScan): BillError {
  return new BillError(
    'ERR_BILL_CSV_TOO_LONG',
    `it does not end within ${scan.settings.maxRowBytes} bytes; this is no bill, or maxRowBytes must be raised`,
    { line: scan.line + 1 }
  )
}
