import type { BillErrorCode } from '../bill-error.ts'
import { CELL_CODES } from '../layout/cell-codes.ts'
import { parseUnits } from '../values/parse-units.ts'
import { isSpreadsheetNumber } from '../values/spreadsheet-number.ts'
import { unescapeText } from '../values/unescape-text.ts'

const AGAIN = 'download the bill again'

/** What a cell comes to. */
export interface CellValue {
  /** In a row. */
  readonly shown: unknown
  /** In the sums. */
  readonly units: number
  /** Why it can't be what its column holds. */
  readonly fault?: { readonly code: BillErrorCode; readonly message: string }
}

/**
 * Reads the text of a cell.
 *
 * @param text - Without padding.
 * @param code - One of `CELL_CODES`.
 * @param decimals - Of its unit, for amounts.
 */
export function readValue(text: string, code: number, decimals: number): CellValue {
  switch (code) {
    case CELL_CODES.skip:
      return { shown: undefined, units: 0 }
    case CELL_CODES.keep:
      return { shown: text, units: 0 }
    case CELL_CODES.id:
      return isSpreadsheetNumber(text) ? ROUNDED : { shown: text, units: 0 }
    case CELL_CODES.text:
      return { shown: text === '' ? undefined : text, units: 0 }
    case CELL_CODES.escaped:
      return { shown: text === '' ? undefined : unescapeText(text), units: 0 }
    case CELL_CODES.refundId:
      return { shown: text === '' || text === '0' ? undefined : text, units: 0 }
    case CELL_CODES.direction:
      return { shown: readDirection(text), units: 0 }
    case CELL_CODES.optionalUnits:
      return text === '' ? { shown: undefined, units: 0 } : readAmount(text, decimals, false)
    default:
      return readAmount(text, decimals, code === CELL_CODES.fee)
  }
}

const ROUNDED: CellValue = {
  shown: undefined,
  units: 0,
  fault: {
    code: 'ERR_BILL_CSV_SPREADSHEET',
    message: `a spreadsheet has rounded this number and its digits are lost; ${AGAIN} and do not open it in a spreadsheet`
  }
}

/** 收入 and 支出, as rows show them. */
export function readDirection(text: string): string {
  if (text === '收入') return 'IN'
  return text === '支出' ? 'OUT' : text
}

function readAmount(text: string, decimals: number, asText: boolean): CellValue {
  const units = parseUnits(text, decimals)
  if (typeof units === 'number') return { shown: asText ? text : units, units }
  const expected = decimals === 0 ? 'a count' : `an amount in yuan with at most ${decimals} decimals`
  const message =
    units === 'malformed' ? `expected ${expected}; ${AGAIN}` : `the number is too large to be exact; ${AGAIN}`
  return { shown: undefined, units: 0, fault: { code: 'ERR_BILL_CSV_AMOUNT', message } }
}
