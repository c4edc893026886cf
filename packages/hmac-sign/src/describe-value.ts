/**
 * Tells kind and size of a value, never the value: what stands in the wrong place may be a secret.
 *
 * @param value - Anything.
 * @returns Words that end the sentence "expected text, got …".
 */
export function describeValue(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'string') return `string of length ${value.length}`
  if (Array.isArray(value)) return `array of length ${value.length}`
  if (value instanceof Uint8Array) return `Uint8Array of length ${value.length}`
  if (typeof value !== 'object') return typeof value
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}

/**
 * Quotes the name of a parameter for a message: lone surrogates and control characters escaped, long names cut.
 *
 * @param path - Name in PHP's notation, such as `goods[0][title]`.
 * @returns The name in double quotes.
 */
export function quotePath(path: string): string {
  return JSON.stringify(path.length > 80 ? `${path.slice(0, 80)}…` : path)
}
