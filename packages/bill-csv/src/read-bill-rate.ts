import { BillError } from './bill-error.ts'
import { describeValue } from './describe-value.ts'

/** A rate as an exact fraction. */
export interface BillRate {
  /** Whole number. */
  readonly numerator: number
  /** Power of ten, from 100 (`1%`) to 10^12. */
  readonly denominator: number
}

const FORM = /^(-?)(\d{1,3})(?:\.(\d{1,10}))?%$/

/**
 * Reads a fee rate (费率) exactly: `0.60%` is 60/10000, while a floating-point number only comes near.
 *
 * > [!NOTE]
 * > How the platform rounds a fee is not documented. To check a fee, compute `amountFen * numerator / denominator` in
 * > integers and allow half a unit of the bill's fifth decimal.
 *
 * @param text - Percentage with a percent sign and at most 10 decimals, as it stands in the row.
 * @returns Numerator and denominator as safe integers, not reduced.
 * @throws {TypeError} when it is no text.
 * @throws {BillError} `ERR_BILL_CSV_RATE` when the form is another one.
 * @example
 * ```ts
 * import { readBillRate } from '@kaifang/bill-csv'
 *
 * const { numerator, denominator } = readBillRate('0.60%')
 * console.log(numerator, denominator) // => 60 10000
 * // The fee of 32.50 yuan in units of 10^-5 yuan, as bills write it.
 * console.log((3250 * 1000 * numerator) / denominator) // => 19500
 * ```
 */
export function readBillRate(text: string): BillRate {
  if (typeof text !== 'string') throw new TypeError(`"text" expected a rate as text, got ${describeValue(text)}`)
  const [, sign, whole, decimals = ''] = FORM.exec(text) ?? []
  if (whole === undefined) {
    throw new BillError('ERR_BILL_CSV_RATE', 'expected a rate such as 0.60%, got text that is none')
  }
  return { numerator: Number(`${sign}${whole}${decimals}`) + 0, denominator: 10 ** (decimals.length + 2) }
}
