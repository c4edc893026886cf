/** A verified `resource`: every key in it was signed by the platform. */
export type Resource = Readonly<Record<string, unknown>>

/** Makes an error that names a field of the resource. */
export type ShapeError = (field: string, rule: string) => Error

/** Reads an id: text, or a number that the platform's JSON left unquoted. */
export function readId(resource: Resource, field: string, fail: ShapeError): string {
  const value = resource[field]
  if (typeof value === 'string' && value !== '') return value
  if (typeof value === 'number') return String(value)
  throw fail(field, 'text that is not empty')
}

/** Reads a text that may be missing; `null` and `''` count as missing. */
export function readOptionalText(resource: Resource, field: string, fail: ShapeError): string | undefined {
  const value = resource[field]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  throw fail(field, 'text')
}

/** Reads an integer; digits in quotes count too, since PHP mixes both. */
export function readNumber(resource: Resource, field: string, fail: ShapeError): number {
  const value = resource[field]
  const number = typeof value === 'string' && /^-?\d{1,16}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  throw fail(field, 'an integer')
}
