/** Makes a row of the values of its fields. */
export type RowFactory = (values: readonly unknown[]) => object

/** A row in the making. */
type OpenRow = Record<string, unknown>

/**
 * Makes rows of some fields only: a copy of an empty row that has all keys, and then one store each. Slower for many
 * fields than the literal of the format, faster for few.
 *
 * @param fields - Keys, in the order in which the row has them.
 * @param slots - Where each value is.
 */
export function pickFields(fields: readonly string[], slots: readonly number[]): RowFactory {
  // Not by assignment: a column may be called `__proto__`.
  const template = Object.fromEntries(fields.map((field) => [field, undefined]))
  return (values) => {
    const row: OpenRow = { ...template }
    for (let index = 0; index < fields.length; index++) row[fields[index]!] = values[slots[index]!]
    return row
  }
}

/**
 * Adds columns that the format does not know to its rows.
 *
 * @param createRow - The literal of the format.
 * @param names - Chinese names of the columns.
 * @param slots - Where each value is.
 */
export function withExtras(createRow: RowFactory, names: readonly string[], slots: readonly number[]): RowFactory {
  return (values) => {
    const row = createRow(values)
    for (let index = 0; index < names.length; index++) defineCell(row, names[index]!, values[slots[index]!])
    return row
  }
}

function defineCell(row: object, name: string, value: unknown): void {
  Object.defineProperty(row, name, { value, enumerable: true, configurable: true, writable: true })
}
