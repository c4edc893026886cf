import type { ShapeError } from './shape-error.ts'
import type { XmlFields } from './xml/read-xml.ts'

/** Reads a text that must be there. */
export function requireText(fields: XmlFields, name: string, fail: ShapeError): string {
  const value = fields[name]
  if (value === undefined || value === '') throw fail(name, 'text that is not empty')
  return value
}

/** Reads a text that may be missing; an empty one is missing. */
export function readTextOf(fields: XmlFields, name: string): string | undefined {
  const value = fields[name]
  return value === '' ? undefined : value
}
