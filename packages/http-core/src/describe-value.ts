/** Tells kind and size of a value without telling the value: safe in an error about a secret. */
export function describeValue(value: unknown): string {
  if (value === null) return 'null'
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`
  if (Array.isArray(value)) return `a list of ${value.length}`
  switch (typeof value) {
    case 'undefined':
      return 'nothing'
    case 'string':
      return value === '' ? 'empty text' : `text of ${value.length} characters`
    case 'number':
      if (Number.isNaN(value)) return 'NaN'
      if (!Number.isFinite(value)) return 'an infinite number'
      if (!Number.isInteger(value)) return 'a number with a fraction'
      return Number.isSafeInteger(value) ? 'an integer outside the range' : 'an integer past 2^53'
    case 'object':
      return 'an object'
    case 'function':
      return 'a function'
    default:
      return `a ${typeof value}`
  }
}
