import { BillError } from '../bill-error.ts'
import { type ColumnDescription, describeColumns } from '../formats/describe-columns.ts'
import type { FormatSpec } from '../formats/format-types.ts'
import { CELL_CODES, codeOfKind, decimalsOfKind } from './cell-codes.ts'
import { pickFields, type RowFactory, withExtras } from './row-factory.ts'

/** How the rows of one file are read: its format, met with its header. */
export interface Layout {
  readonly spec: FormatSpec
  /** Names as they stand in the file. */
  readonly columns: readonly string[]
  readonly descriptions: readonly ColumnDescription[]
  /** Whether cells begin with back-ticks. */
  readonly ticked: boolean
  /** What to do with each column: one of `CELL_CODES`. */
  readonly codes: Uint8Array
  /** Where the value of each column goes. */
  readonly slots: Int32Array
  /** Number of slots. */
  readonly slotCount: number
  /** Decimals of each column that is summed. */
  readonly decimals: Uint8Array
  /** Columns that are summed. */
  readonly summed: readonly number[]
  /** Whether a total counts the values that are not zero. */
  readonly countsValues: boolean
  /** Column that tells kinds of rows apart; -1 without one. */
  readonly classColumn: number
  /** 1 for columns whose text is wanted. */
  readonly decoded: Uint8Array
  /** 1 for the column that tells kinds of rows apart. */
  readonly classOnly: Uint8Array
  /** Columns of numbers, which a spreadsheet may have rounded. */
  readonly ids: readonly number[]
  /** Columns that may hold surplus cells, the likeliest first. */
  readonly joins: readonly number[]
  readonly createRow: RowFactory
  /** Keys of a row. */
  readonly fields: readonly string[]
}

/** What is read of a file. */
export interface LayoutChoice {
  /** Fields to read; left out: all. */
  readonly fields?: readonly string[] | undefined
  /** No rows are wanted, only totals. */
  readonly totalsOnly?: boolean | undefined
  readonly unescape?: boolean | undefined
}

/**
 * Plans how the rows of a file are read.
 *
 * @param spec - Its format.
 * @param columns - Its header.
 * @param choice - What is read of it.
 * @throws {BillError} `ERR_BILL_CSV_COLUMN` when a field that is asked for is not in the file.
 */
export function createLayout(spec: FormatSpec, columns: readonly string[], choice: LayoutChoice): Layout {
  const descriptions = describeColumns(spec.id, columns)
  const { fields: wanted, totalsOnly = false } = choice
  const present = descriptions.map(({ field }) => field)
  const missing = wanted?.find((field) => !present.includes(field) && !spec.fields.includes(field))
  if (missing !== undefined) {
    throw new BillError('ERR_BILL_CSV_COLUMN', 'this column is not in the file and no field of its format', {
      field: missing
    })
  }
  const classColumn = spec.classes === undefined ? -1 : present.indexOf(spec.classes.field)
  const ticked = spec.frame.kind === 'tick'
  const extras = descriptions.filter(({ kind }) => kind === 'unknown').map(({ field }) => field)
  const known = [...spec.fields, ...extras]
  const isRead = ({ field, kind }: ColumnDescription, index: number): boolean => {
    if (totalsOnly) return index === classColumn || isSummed(kind)
    return wanted === undefined || wanted.includes(field)
  }
  const codes = Uint8Array.from(descriptions, (description, index) => {
    if (!isRead(description, index)) return CELL_CODES.skip
    return choice.unescape === true && ticked && description.kind === 'free'
      ? CELL_CODES.escaped
      : codeOfKind[description.kind]
  })
  const slotsOf = (fields: readonly string[]): number[] => fields.map((field) => known.indexOf(field))
  const extraRow = extras.length === 0 ? spec.createRow : withExtras(spec.createRow, extras, slotsOf(extras))
  const classIndex = classColumn >= 0 && codes[classColumn] !== CELL_CODES.skip ? classColumn : -1
  return {
    spec,
    columns,
    descriptions,
    ticked,
    codes,
    slots: Int32Array.from(slotsOf(present)),
    slotCount: known.length,
    decimals: Uint8Array.from(descriptions, ({ kind }) => decimalsOfKind(kind)),
    summed: descriptions.flatMap(({ kind }, index) =>
      isSummed(kind) && codes[index] !== CELL_CODES.skip ? [index] : []
    ),
    countsValues: spec.totals.some(({ unit, of }) => unit === 'count' && of !== undefined),
    classColumn: classIndex,
    decoded: codes.map((code) => (code === CELL_CODES.skip ? 0 : 1)),
    classOnly: codes.map((_, index) => (index === classIndex ? 1 : 0)),
    ids: [...codes.keys()].filter((index) => codes[index] === CELL_CODES.id),
    joins: spec.joins.map((field) => present.indexOf(field)).filter((index) => index >= 0),
    createRow: wanted === undefined ? extraRow : pickFields(wanted, slotsOf(wanted)),
    fields: wanted ?? known
  }
}

function isSummed(kind: ColumnDescription['kind']): boolean {
  return kind === 'fen' || kind === 'optional-fen' || kind === 'fee' || kind === 'count'
}
