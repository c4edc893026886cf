import type { CellKind } from '../formats/format-types.ts'
import { decimalsOfKind } from '../layout/cell-codes.ts'
import { parseUnits } from '../values/parse-units.ts'

const TIME = /^\d{4}-\d\d-\d\d +\d\d:\d\d(?::\d\d)?$/
const RATE = /^(?:-?\d+(?:\.\d+)?%?)?$/

/**
 * Whether a text can stand in a cell of this kind; used only to find out where surplus cells belong.
 *
 * @param kind - Of the column.
 * @param text - Of the cell.
 */
export function isPlausible(kind: CellKind | 'unknown', text: string): boolean {
  switch (kind) {
    case 'time':
      return TIME.test(text)
    case 'optional-time':
      return text === '' || TIME.test(text)
    case 'rate':
      return RATE.test(text)
    case 'optional-fen':
      return text === '' || typeof parseUnits(text, 2) === 'number'
    case 'fen':
    case 'fee':
    case 'count':
      return typeof parseUnits(text, decimalsOfKind(kind)) === 'number'
    default:
      return true
  }
}
