import type { CellKind } from '../formats/format-types.ts'

/** What the scanner does with a cell: a small integer, because it is asked for every cell. */
export const CELL_CODES = {
  /** Not asked for. */
  skip: 0,
  /** Text, also when empty. */
  keep: 1,
  /** As `keep`, and never a number that a spreadsheet has rounded. */
  id: 2,
  /** Text, `undefined` when empty. */
  text: 3,
  /** As `text`, with escapes to undo. */
  escaped: 4,
  /** As `text`, `undefined` also for `0`. */
  refundId: 5,
  /** 收入 and 支出. */
  direction: 6,
  /** An amount or count, as an integer. */
  units: 7,
  /** As `units`, `undefined` when empty. */
  optionalUnits: 8,
  /** An exact decimal number, kept as text and summed as an integer. */
  fee: 9
} as const

/** One of {@link CELL_CODES}. */
export type CellCode = (typeof CELL_CODES)[keyof typeof CELL_CODES]

/** What is done with the cells of a kind. */
export const codeOfKind: Readonly<Record<CellKind | 'unknown', CellCode>> = {
  id: CELL_CODES.id,
  time: CELL_CODES.keep,
  state: CELL_CODES.keep,
  text: CELL_CODES.text,
  enum: CELL_CODES.text,
  rate: CELL_CODES.text,
  'optional-time': CELL_CODES.text,
  free: CELL_CODES.text,
  'refund-id': CELL_CODES.refundId,
  direction: CELL_CODES.direction,
  fen: CELL_CODES.units,
  'optional-fen': CELL_CODES.optionalUnits,
  fee: CELL_CODES.fee,
  count: CELL_CODES.units,
  unknown: CELL_CODES.keep
}

/** Decimals of the unit that a kind is summed in. */
export function decimalsOfKind(kind: CellKind | 'unknown'): number {
  if (kind === 'count') return 0
  return kind === 'fee' ? 5 : 2
}
