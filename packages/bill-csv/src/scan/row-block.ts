import { BLOCK_BYTES } from './bill-scan.ts'

/**
 * Rows of one block, marked: where their cells begin and which of them are not ASCII. One block is in work at a time, and
 * none while the caller's code runs, so all scans share this memory.
 */
export interface RowBlock {
  /** The block, one character a byte. */
  text: string
  /** Byte of the file where it begins. */
  base: number
  /** For each row the marks of its cells, and the place where another cell would begin. */
  readonly marks: Int32Array
  /** Rows that are marked. */
  rows: number
  /** Marks that are there. */
  length: number
  /** Bytes of the cells that are not ASCII, a zero behind each. */
  readonly wide: Uint8Array
  wideLength: number
}

/** There is a mark for each byte at most, and one more for each row. */
export const rowBlock: RowBlock = {
  text: '',
  base: 0,
  marks: new Int32Array(2 * BLOCK_BYTES),
  rows: 0,
  length: 0,
  wide: new Uint8Array(2 * BLOCK_BYTES),
  wideLength: 0
}
