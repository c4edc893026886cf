import { types } from 'node:util'

/**
 * Writes JSON without losing digits: a bigint goes out as the number it is, everything else as `JSON.stringify` writes it.
 *
 * @returns `undefined` for what JSON can't hold: nothing, a function, a cycle.
 */
export function encodeJson(value: unknown): string | undefined {
  try {
    // Where a program has taught its bigints to be texts, an id would go out in quotes.
    if (!('toJSON' in BigInt.prototype)) return JSON.stringify(value)
  } catch {
    // A bigint, or a cycle: the engine's own message quotes names.
  }
  try {
    return write(value, '')
  } catch {
    return undefined
  }
}

/** `JSON.stringify` (ECMA-262, SerializeJSONProperty), but for bigints. A cycle ends with the stack, and then nothing was written. */
function write(held: unknown, name: string): string | undefined {
  const value = prepare(held, name)
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) {
    return `[${Array.from(value, (item, index) => write(item, String(index)) ?? 'null').join(',')}]`
  }
  const members = Object.entries(value).flatMap(([key, item]) => {
    const text = write(item, key)
    return text === undefined ? [] : [`${JSON.stringify(key)}:${text}`]
  })
  return `{${members.join(',')}}`
}

/** What an object wants to be written as, and what is in a box such as `new Number(1)`. */
function prepare(held: unknown, name: string): unknown {
  if (typeof held !== 'object' || held === null) return held
  const { toJSON } = held as { readonly toJSON?: unknown }
  const value: unknown = typeof toJSON === 'function' ? toJSON.call(held, name) : held
  return types.isBoxedPrimitive(value) ? value.valueOf() : value
}
