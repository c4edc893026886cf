/** What travels as JSON here: whole numbers past 2^53 are `bigint`, so that none is rounded. */
export type Wire = string | number | bigint | boolean | null | readonly Wire[] | WireObject

/** Named values; `undefined` is left out. */
export type WireObject = { readonly [name: string]: Wire | undefined }

/** A string, or a number with everything that belongs to it. */
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gs

/**
 * Reads JSON text; a whole number beyond ±(2^53 - 1) comes as `bigint`.
 *
 * @throws SyntaxError when the text is no JSON.
 */
export function parseExactJson(text: string): Wire {
  const plain = JSON.parse(text) as Wire
  const long = [...text.matchAll(tokens)].some(([token]) => isUnsafe(token))
  if (!long) return plain
  // A mark that no string of the text begins with, written with escapes or without.
  let mark = '\ue000'
  while (JSON.stringify(plain).includes(mark)) mark += '\ue000'
  const marked = text.replace(tokens, (token) => (isUnsafe(token) ? `"${mark}${token}"` : token))
  return JSON.parse(marked, (_name, value: unknown) =>
    typeof value === 'string' && value.startsWith(mark) ? BigInt(value.slice(mark.length)) : value
  ) as Wire
}

function isUnsafe(token: string): boolean {
  return /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token))
}

/** Writes JSON text; `bigint` becomes a bare number. */
export function encodeExactJson(value: Wire): string {
  if (typeof value === 'bigint') return value.toString()
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (isList(value)) return `[${value.map(encodeExactJson).join(',')}]`
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${JSON.stringify(name)}:${encodeExactJson(member)}`]
  )
  return `{${members.join(',')}}`
}

function isList(value: readonly Wire[] | WireObject): value is readonly Wire[] {
  return Array.isArray(value)
}
