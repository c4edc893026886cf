import type { BillDifference } from '../bill-types.ts'
import { toPlainName } from '../formats/bill-formats.ts'
import type { TotalSpec } from '../formats/format-types.ts'
import { CELL_CODES } from '../layout/cell-codes.ts'
import type { Layout } from '../layout/create-layout.ts'
import { formatUnits } from '../values/parse-units.ts'
import type { BillScan } from './bill-scan.ts'
import { TOTAL_DECIMALS } from './read-totals.ts'

/** Totals as callers see them. */
export type TotalFields = Readonly<Record<string, number | string>>

/**
 * Adds the totals of a file that ended to those of its scan. A total whose column is not in the file, or is not read, is
 * left out: there is nothing to compare.
 *
 * @param layout - Of the file.
 */
export function foldTotals(scan: BillScan, layout: Layout): void {
  for (const spec of layout.spec.totals) {
    const units = sumOf(scan, layout, spec)
    if (units !== undefined) scan.totals.set(spec.field, (scan.totals.get(spec.field) ?? 0) + units)
  }
}

function sumOf(scan: BillScan, layout: Layout, spec: TotalSpec): number | undefined {
  if (spec.beside !== undefined && !layout.columns.map(toPlainName).includes(spec.beside)) return undefined
  if (spec.rowClass !== undefined && layout.classColumn < 0) return undefined
  if (spec.of === undefined) return spec.rowClass === undefined ? total(scan.classRows) : scan.classRows[spec.rowClass]!
  const column = layout.descriptions.findIndex(({ field }) => field === spec.of)
  if (column < 0 || layout.codes[column] === CELL_CODES.skip) return undefined
  const from = spec.unit === 'count' ? scan.nonZero : scan.sums
  const width = layout.columns.length
  if (spec.rowClass !== undefined) return from[spec.rowClass * width + column]!
  return total(from.filter((_, index) => index % width === column))
}

function total(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0)
}

/**
 * Shows our totals.
 *
 * @param scan - That ended.
 */
export function showTotals(scan: BillScan, specs: readonly TotalSpec[]): TotalFields {
  return showFields(specs, scan.totals)
}

/**
 * Shows the platform's totals.
 *
 * @param scan - That ended.
 * @returns `undefined` when there were none.
 */
export function showFooter(scan: BillScan, specs: readonly TotalSpec[]): TotalFields | undefined {
  if (scan.footer.size === 0) return undefined
  const unknown = [...scan.footer].filter(([, value]) => typeof value === 'string') as [string, string][]
  return { ...showFields(specs, scan.footer), ...Object.fromEntries(unknown) }
}

function showFields(specs: readonly TotalSpec[], values: ReadonlyMap<string, number | string>): TotalFields {
  return Object.fromEntries(
    specs.flatMap((spec) => {
      const value = values.get(spec.field)
      return typeof value === 'number' ? [[spec.field, show(spec, value)]] : []
    })
  )
}

function show({ unit }: TotalSpec, units: number): number | string {
  return unit === 'fee' ? formatUnits(units, TOTAL_DECIMALS.fee) : units
}

/**
 * Compares the platform's totals with ours, where both are there.
 *
 * @param scan - That ended.
 */
export function compareTotals(scan: BillScan, specs: readonly TotalSpec[]): BillDifference[] {
  return specs.flatMap((spec) => {
    const ours = scan.totals.get(spec.field)
    const theirs = scan.footer.get(spec.field)
    if (ours === undefined || typeof theirs !== 'number') return []
    const isSame = spec.anySign === true ? Math.abs(ours) === Math.abs(theirs) : ours === theirs
    if (isSame) return []
    return [{ field: spec.field, name: nameOf(scan, spec), footer: show(spec, theirs), rows: show(spec, ours) }]
  })
}

function nameOf(scan: BillScan, spec: TotalSpec): string {
  return scan.totalNames?.find((name) => spec.names.includes(toPlainName(name))) ?? spec.names[0]!
}
