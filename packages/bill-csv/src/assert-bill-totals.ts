import { BillError } from './bill-error.ts'
import type { BillDifference } from './bill-types.ts'

/**
 * Refuses a bill whose rows do not come to the totals of its footer.
 *
 * @param bill - A bill, a summary, or a reader that was read to its end.
 * @throws {BillError} `ERR_BILL_CSV_TOTALS` naming each total that differs.
 * @example
 * ```ts
 * import { assertBillTotals, BillError } from '@kaifang/bill-csv'
 *
 * try {
 *   assertBillTotals({ differences: [{ field: 'totalOrderFee', name: '订单总金额', footer: 300, rows: 301 }] })
 * } catch (error) {
 *   console.log(BillError.isInstance(error) && error.field) // => 订单总金额
 * }
 * ```
 */
export function assertBillTotals(bill: { readonly differences: readonly BillDifference[] }): void {
  const [first] = bill.differences
  if (first === undefined) return
  const list = bill.differences.map(({ name, footer, rows }) => `${name}: footer ${footer}, rows ${rows}`).join('; ')
  throw new BillError(
    'ERR_BILL_CSV_TOTALS',
    `the rows do not come to the footer's totals (${list}); the file is damaged`,
    {
      field: first.name
    }
  )
}
