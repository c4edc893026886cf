import type { BillSummary } from './bill-types.ts'
import type { BillScan } from './scan/bill-scan.ts'
import { compareTotals, showFooter, showTotals } from './scan/fold-totals.ts'

/**
 * Shows what is known of a bill at its end.
 *
 * @param scan - That ended.
 */
export function showSummary(scan: BillScan): BillSummary {
  const { id, totals } = scan.layout!.spec
  return {
    format: id,
    columns: scan.columns,
    rowCount: scan.rowCount,
    footer: showFooter(scan, totals),
    totals: showTotals(scan, totals),
    differences: compareTotals(scan, totals),
    errors: scan.errors
  }
}
