import type { BillFormat } from '../bill-types.ts'
import { billFormats } from '../formats/bill-formats.ts'
import type { FormatSpec } from '../formats/format-types.ts'

/** One total of a bill, ready to print. */
export interface TotalDescription {
  /** Our name. */
  readonly field: string
  /** Its name in the file. */
  readonly name: string
  /** `fen`: whole fen; `count`: a number of rows; `yuan`: decimal text. */
  readonly unit: 'fen' | 'count' | 'yuan'
  /** What the footer says; `undefined` where it has none. */
  readonly footer: number | string | undefined
  /** What the rows come to; `undefined` where they have no such column. */
  readonly rows: number | string | undefined
  readonly isEqual: boolean
}

/**
 * Puts the totals of footer and rows beside each other.
 *
 * @param format - Which bill it is.
 * @param footer - The platform's totals.
 * @param totals - Ours.
 * @param differences - Fields that differ.
 * @returns The totals that either side has, in the order of the format.
 */
export function describeTotals(
  format: BillFormat,
  footer: object | undefined,
  totals: object,
  differences: readonly { readonly field: string; readonly name: string }[]
): TotalDescription[] {
  const spec: FormatSpec = billFormats[format]
  const seen = new Set<string>()
  return spec.totals.flatMap(({ field, names, unit }) => {
    const said = totalOf(footer, field)
    const come = totalOf(totals, field)
    if (seen.has(field) || (said === undefined && come === undefined)) return []
    seen.add(field)
    const difference = differences.find((candidate) => candidate.field === field)
    return [
      {
        field,
        name: difference?.name ?? (names[0] as string),
        unit: unit === 'fen' ? 'fen' : unit === 'fee' ? 'yuan' : 'count',
        footer: said,
        rows: come,
        isEqual: difference === undefined
      }
    ]
  })
}

function totalOf(totals: object | undefined, field: string): number | string | undefined {
  return totals === undefined ? undefined : (totals as Record<string, number | string | undefined>)[field]
}
