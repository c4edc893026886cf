/**
 * Tells the kind of a value for a message, never the value.
 *
 * @param value - Anything.
 * @returns Words that end the sentence "expected text, got …".
 */
export function describeValue(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value === 'object' ? Object.prototype.toString.call(value).slice('[object '.length, -1) : typeof value
}
