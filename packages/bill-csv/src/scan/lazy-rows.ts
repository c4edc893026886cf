import type { BillEncoding } from '../bill-types.ts'
import { separatorBytes } from '../block/row-block.ts'
import type { Layout } from '../layout/create-layout.ts'
import { decodeText } from '../text/decode-text.ts'
import { trimPadding } from '../values/trim-padding.ts'
import { readValue } from './read-value.ts'

/** What the rows of one block share: its text and where the cells begin. */
export interface LazyBlock {
  /** One character a byte. */
  readonly text: string
  /** For each row the starts of its cells; then the start of a cell behind the last row. */
  readonly starts: Uint16Array
}

/** Makes rows whose cells are read when asked for. */
export interface LazyRowMaker {
  /**
   * Makes a row.
   *
   * @param block - That it is in.
   * @param first - Index of the start of its first cell.
   */
  create(block: LazyBlock, first: number): object
}

/**
 * Makes a kind of rows with a getter for each field. A row is its block and a number, so it takes a tenth of the memory.
 *
 * @param layout - Of the file.
 * @param encoding - Of the file.
 */
export function createLazyRowMaker(layout: Layout, encoding: BillEncoding): LazyRowMaker {
  const { fields, descriptions } = layout
  const gap = separatorBytes(layout)
  const lastColumn = layout.codes.length - 1

  class LazyRow {
    readonly #block: LazyBlock
    readonly #first: number

    constructor(block: LazyBlock, first: number) {
      this.#block = block
      this.#first = first
    }

    /** What the cell of a column holds. */
    static read(row: LazyRow, column: number): unknown {
      const { text, starts } = row.#block
      const at = row.#first + column
      let end = starts[at + 1]! - gap
      if (column === lastColumn && text[end - 1] === '\r') end--
      const cell = toText(text.slice(starts[at], end), encoding)
      const shown = layout.ticked ? cell : trimPadding(cell)
      return readValue(shown, layout.codes[column]!, layout.decimals[column]!).shown
    }

    /** A plain object with all fields, for `JSON.stringify` and for copies. */
    toJSON(): object {
      return Object.fromEntries(fields.map((field) => [field, (this as Readonly<Record<string, unknown>>)[field]]))
    }

    /** What `console.log` of Node shows. */
    [Symbol.for('nodejs.util.inspect.custom')](): object {
      return this.toJSON()
    }
  }

  for (const field of fields) {
    const column = descriptions.findIndex((description) => description.field === field)
    Object.defineProperty(LazyRow.prototype, field, {
      enumerable: true,
      get(this: LazyRow) {
        return column < 0 ? undefined : LazyRow.read(this, column)
      }
    })
  }
  return { create: (block, first) => new LazyRow(block, first) }
}

const NOT_ASCII = /[\u0080-\u00ff]/

/** Decodes a text of one character a byte. */
function toText(latin1: string, encoding: BillEncoding): string {
  if (!NOT_ASCII.test(latin1)) return latin1
  const bytes = Uint8Array.from(latin1, (character) => character.charCodeAt(0))
  // The block was looked at before its rows were made: it is well-formed.
  return decodeText(bytes, encoding)!
}
