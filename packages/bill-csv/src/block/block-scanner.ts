import type { BillEncoding } from '../bill-types.ts'
import type { Layout } from '../layout/create-layout.ts'
import type { RowBlock } from './row-block.ts'

/**
 * Finds the cells of usual rows, a block at a time. One block is in work at a time, and none while the caller's code runs, so
 * all scans share one scanner and its memory.
 */
export interface BlockScanner {
  /** What was found last. */
  readonly block: RowBlock
  /**
   * Marks the cells of rows as they mostly are: one line, as many cells as columns, and in the style of WeChat Pay another row
   * behind. It stops before the first that is not. A row with a zero byte is never marked; those before it may be left too.
   *
   * @param layout - Of the file; at most `BLOCK_COLUMNS` columns.
   * @param bytes - The file, or what is there of it.
   * @param from - First byte of a row.
   * @param to - Byte behind a line end, at most `BLOCK_BYTES` further.
   */
  markRows(layout: Layout, bytes: Uint8Array, from: number, to: number): void
  /** Reads the summed columns of the marked rows, and adds them up. */
  readAmounts(): void
  /**
   * Decodes cells that are not ASCII.
   *
   * @param wanted - 1 for each column whose cells are wanted.
   * @param encoding - Of the file; UTF-8 was checked.
   * @returns Whether they are text in that encoding.
   */
  decodeCells(wanted: Uint8Array, encoding: BillEncoding): boolean
}
