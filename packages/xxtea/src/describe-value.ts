/**
 * Tells kind and size of a value, never the value: what stands in the wrong place may be a key.
 *
 * @param value - Anything.
 * @returns Words that end the sentence "expected Uint8Array, got …".
 */
export function describeValue(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `string of length ${value.length}`
  if (Array.isArray(value)) return `array of length ${value.length}`
  if (typeof value !== 'object') return typeof value
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}
