import type { ColumnDescription } from '../formats/describe-columns.ts'

/** Turns rows into lines of a file. */
export interface RowWriter {
  /** What stands before the first row. */
  readonly head: string
  /** One row, its line end included. */
  line(row: object): string
}

/** The columns that are written, in this order. */
export type WrittenColumns = readonly ColumnDescription[]
