import type { Layout } from '../layout/create-layout.ts'

/** Bytes that one pass looks at: text and marks of a block stay in the cache, and places in it fit into 16 bits. */
export const BLOCK_BYTES = 65_520

/** Columns of a block at most; no bill has a third of them. */
export const BLOCK_COLUMNS = 128

/** Where a scanner leaves what it finds in a block: room for a block that is nothing but separators. */
export interface BlockMemory {
  /**
   * For each row the mark of each cell: where it starts, counted from the block, and whether it is {@link WIDE}. Behind the
   * last row follows the mark of another cell. So a cell ends one separator before the next mark; the last of a row ends there too,
   * or at a carriage return in front.
   */
  readonly marks: Int32Array
  /** For each row its amounts, in the order of the layout's `summed`: integers of the smallest unit, NaN for unusual ones. */
  readonly amounts: Float64Array
  /** What each column of `amounts` comes to. */
  readonly sums: Float64Array
  /** Where each cell of `wideText` ends; the next begins one character further. */
  readonly wideEnds: Int32Array
}

/** Usual rows of one block of a file. */
export interface RowBlock extends BlockMemory {
  layout: Layout | undefined
  /** The file, or what is there of it. */
  bytes: Uint8Array
  /** Byte of the file where the block begins. */
  base: number
  /** Rows that are marked. */
  rows: number
  /** The block, one character a byte; empty where no texts are wanted. */
  text: string
  /** The wanted cells that are not ASCII, decoded, in their order, a zero behind each. */
  wideText: string
}

/**
 * Makes an empty block.
 *
 * @param memory - Room for what is found.
 */
export function createRowBlock(memory: BlockMemory): RowBlock {
  return { ...memory, layout: undefined, bytes: NOTHING, base: 0, rows: 0, text: '', wideText: '' }
}

const NOTHING = new Uint8Array(0)

/**
 * Begins with another block: no row of it is marked yet.
 *
 * @param layout - Of the file.
 * @param bytes - The file, or what is there of it.
 * @param base - Byte where the block begins.
 */
export function openBlock(block: RowBlock, layout: Layout, bytes: Uint8Array, base: number): void {
  block.layout = layout
  block.bytes = bytes
  block.base = base
  block.rows = 0
}

/** Lets go of the file: the block outlives it. */
export function releaseBlock(block: RowBlock): void {
  block.layout = undefined
  block.bytes = NOTHING
  block.rows = 0
  block.text = ''
  block.wideText = ''
}

/** Of a mark: the cell is not ASCII. */
export const WIDE = 1

/** Makes the mark of a cell. */
export function toMark(start: number): number {
  return start << 1
}

/** Where the cell of a mark starts, counted from the block. */
export function startOf(mark: number): number {
  return mark >> 1
}

/** Length of a separator: comma and back-tick, or a comma. A row's first cell is as far behind a line end. */
export function separatorBytes({ ticked }: Layout): number {
  return ticked ? 2 : 1
}

/**
 * Finds the end of a cell.
 *
 * @param block - With marked rows.
 * @param mark - Index of the cell's mark.
 * @param isLast - Whether it is the last of its row.
 * @returns The byte behind it, counted from the block.
 */
export function cellEnd({ layout, marks, bytes, base }: RowBlock, mark: number, isLast: boolean): number {
  const end = startOf(marks[mark + 1]!) - separatorBytes(layout!)
  return isLast && bytes[base + end - 1] === 0x0d ? end - 1 : end
}

/**
 * Finds the byte behind so many rows of a block.
 *
 * @param block - With marked rows.
 * @param rows - How many of them.
 */
export function rowsEnd({ layout, marks, base }: RowBlock, rows: number): number {
  return base + startOf(marks[rows * layout!.codes.length]!) - (layout!.ticked ? 1 : 0)
}
