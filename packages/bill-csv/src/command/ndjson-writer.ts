import type { RowWriter, WrittenColumns } from './row-writer.ts'

// What JSON escapes: quotes, backslashes, control characters, lone surrogates (`u` takes pairs for one character).
const ESCAPED = /["\\\p{Cc}\p{Cs}]/u

/**
 * Makes a writer of NDJSON (one JSON object a line): every line has the same keys in the same order, `null` where the cell
 * is empty, so that a database finds the same schema in every line. Amounts are whole fen, fees and ids are text.
 *
 * @param columns - Columns to write, by our names.
 */
export function ndjsonWriter(columns: WrittenColumns): RowWriter {
  const fields = columns.map(({ field }) => field)
  const keys = fields.map((field, index) => `${index === 0 ? '{' : ','}${JSON.stringify(field)}:`)
  return {
    head: '',
    line(row) {
      const cells = row as Readonly<Record<string, unknown>>
      let line = ''
      for (let index = 0; index < fields.length; index += 1) {
        line += (keys[index] as string) + writeValue(cells[fields[index] as string])
      }
      return `${line}}\n`
    }
  }
}

/** `JSON.stringify` costs more than a look at the text, and few texts need it. */
function writeValue(value: unknown): string {
  if (typeof value === 'string') return ESCAPED.test(value) ? JSON.stringify(value) : `"${value}"`
  return typeof value === 'number' ? String(value) : 'null'
}
