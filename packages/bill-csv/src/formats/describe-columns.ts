import type { BillFormat } from '../bill-types.ts'
import { billFormats, toPlainName } from './bill-formats.ts'
import type { CellKind, ColumnSpec, FormatSpec } from './format-types.ts'

/** A column of a file, in the file's order. */
export interface ColumnDescription {
  /** As it stands in the file. */
  readonly name: string
  /** Our name; that of the file for a column that we do not know. */
  readonly field: string
  readonly kind: CellKind | 'unknown'
}

/**
 * Names the columns of a file.
 *
 * @param format - Which bill it is.
 * @param columns - Names as they stand in the file. A second column of one meaning keeps its own name.
 * @returns One description a column.
 */
export function describeColumns(format: BillFormat, columns: readonly string[]): ColumnDescription[] {
  const { columns: specs }: FormatSpec = billFormats[format]
  const names = columns.map(toPlainName)
  const taken = new Set<string>()
  return columns.map((name, index) => {
    const spec = specs.find((candidate) => isNamed(candidate, names[index]!, names))
    if (spec === undefined || taken.has(spec.field)) return { name, field: name, kind: 'unknown' }
    taken.add(spec.field)
    return { name, field: spec.field, kind: spec.kind }
  })
}

function isNamed(spec: ColumnSpec, name: string, names: readonly string[]): boolean {
  return spec.names.includes(name) && (spec.beside === undefined || names.includes(spec.beside))
}
