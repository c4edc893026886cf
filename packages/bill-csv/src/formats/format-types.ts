import type { BillFormat } from '../bill-types.ts'

/**
 * What a cell holds, and what a row gives for it.
 *
 * - `id`, `time`, `state`: text that every row has, empty only if the cell is.
 * - `text`, `enum`, `rate`, `optional-time`: text, `undefined` when empty.
 * - `free`: the merchant's own text; separators and line breaks may be inside.
 * - `refund-id`: as `text`, but `0` is `undefined` too.
 * - `direction`: 收入 is `IN`, 支出 is `OUT`.
 * - `fen`, `optional-fen`: yuan in the file, integer fen in the row; the latter may be empty.
 * - `fee`: yuan with up to 5 decimals, kept as text.
 * - `count`: an integer, perhaps written `45.0`.
 */
export type CellKind =
  | 'id'
  | 'time'
  | 'state'
  | 'text'
  | 'enum'
  | 'rate'
  | 'optional-time'
  | 'free'
  | 'refund-id'
  | 'direction'
  | 'fen'
  | 'optional-fen'
  | 'fee'
  | 'count'

/** A column by its names in the file. */
export interface ColumnSpec {
  /** Spellings, the newest first. Parentheses may be full-width or not. */
  readonly names: readonly string[]
  readonly field: string
  readonly kind: CellKind
  /** The name means this only in files that have that other column too. */
  readonly beside?: string
}

/** A total of the footer, and what it must be equal to. */
export interface TotalSpec {
  readonly field: string
  /** Names in the footer. */
  readonly names: readonly string[]
  /** `count`: rows, or non-zero values; `sum`: counts that are added up; `fen` and `fee`: amounts. */
  readonly unit: 'count' | 'sum' | 'fen' | 'fee'
  /** Field that is summed, or whose non-zero values are counted. Without it rows are counted. */
  readonly of?: string
  /** Only rows of this class; see {@link FormatSpec.classes}. */
  readonly rowClass?: number
  /** The footer may drop the sign of this total. */
  readonly anySign?: true
  /** Belongs to files that have this column. */
  readonly beside?: string
}

/** A comment line of the footer; each captured group is one total. */
export interface FooterLine {
  readonly pattern: RegExp
  readonly fields: readonly string[]
}

/** How the file is framed. */
export type FrameSpec =
  | {
      /** Cells begin with a back-tick; two lines of totals close the file. */
      readonly kind: 'tick'
      /** What the first name of the footer begins with. */
      readonly footerStart: string
    }
  | {
      /** Cells are padded with tabs; lines with `#` stand around the rows. */
      readonly kind: 'comment'
      /** What the line behind the last row contains. */
      readonly endMark: string
      readonly footerLines: readonly FooterLine[]
      /** First cell of a last row that holds the totals of the rows above. */
      readonly totalRow?: string
    }

/** A format as data: another one needs no change of logic. */
export interface FormatSpec<Format extends BillFormat = BillFormat> {
  readonly id: Format
  /** Its name for people. */
  readonly title: string
  readonly frame: FrameSpec
  /** Columns that tell it from all others. */
  readonly detect: readonly string[]
  readonly columns: readonly ColumnSpec[]
  readonly totals: readonly TotalSpec[]
  /** Fields that may hold surplus cells, the likeliest first: a name had the separator inside. */
  readonly joins: readonly string[]
  /** How totals tell kinds of rows apart: a text that contains one of these is of that class, any other of the last. */
  readonly classes?: { readonly field: string; readonly marks: readonly string[] }
  /**
   * Makes a row of its values, one for each field in the order of `fields`. One literal, so that all rows have the same
   * keys in the same order, and making one is a single allocation.
   */
  readonly createRow: (values: readonly unknown[]) => object
  /** Fields of a row, in the order of its keys. */
  readonly fields: readonly string[]
}
