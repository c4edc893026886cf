import type { ShapeError } from './shape-error.ts'
import type { XmlFields } from './xml/read-xml.ts'

/** Reads an amount in fen, or another number, that may be missing. */
export function readNumberOf(fields: XmlFields, name: string, fail: ShapeError): number | undefined {
  const value = fields[name]
  if (value === undefined || value === '') return undefined
  const number = /^\d{1,15}$/.test(value) ? Number(value) : undefined
  if (number === undefined) throw fail(name, 'a number in digits')
  return number
}

/** Reads an amount in fen, or another number, that must be there. */
export function requireNumber(fields: XmlFields, name: string, fail: ShapeError): number {
  const number = readNumberOf(fields, name, fail)
  if (number === undefined) throw fail(name, 'a number in digits')
  return number
}
