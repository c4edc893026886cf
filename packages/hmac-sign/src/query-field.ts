import { type ByteSink, writeByte } from './byte-sink.ts'
import { quotePath } from './describe-value.ts'
import { type PlainBytes, percentEncode } from './percent-encode.ts'
import { phpScalar, unsuitableValue } from './php-scalar.ts'
import { isPlainObject } from './plain-object.ts'

/** A cycle would never end, and no platform nests deeper than a few levels. */
const MAX_DEPTH = 32
const AMPERSAND = 0x26
const EQUALS = 0x3d

/**
 * Writes one parameter as `http_build_query` does, or each leaf of a nested one, with `&` between.
 *
 * @param sink - Where to.
 * @param path - Name in PHP's notation, not escaped: `goods[0][title]`.
 * @param value - What the parameter holds; `null` and `undefined` write nothing.
 * @param plain - The encoding: an entry of `PLAIN_BYTES`.
 * @param depth - How many lists and maps are around the value.
 * @throws {TypeError} when the value has no PHP form.
 * @throws {RangeError} for a number out of range, and past 32 levels.
 */
export function writeQueryField(sink: ByteSink, path: string, value: unknown, plain: PlainBytes, depth = 1): void {
  if (value === null || value === undefined) return
  if (typeof value === 'object') {
    writeNestedFields(sink, path, value, plain, depth)
    return
  }
  const text = typeof value === 'string' ? value : phpScalar(value, path)
  if (sink.length !== sink.start) writeByte(sink, AMPERSAND)
  percentEncode(sink, path, plain, path)
  writeByte(sink, EQUALS)
  percentEncode(sink, text, plain, path)
}

/** Escaping the whole path gives what PHP gives by escaping each key and writing `%5B` and `%5D` around it. */
function writeNestedFields(sink: ByteSink, path: string, value: object, plain: PlainBytes, depth: number): void {
  if (depth === MAX_DEPTH) {
    throw new RangeError(`${quotePath(path)} expected at most ${MAX_DEPTH} levels of nesting, got more, or a cycle`)
  }
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) {
      writeQueryField(sink, `${path}[${index}]`, value[index], plain, depth + 1)
    }
    return
  }
  if (!isPlainObject(value)) throw unsuitableValue(value, path)
  for (const key of Object.keys(value)) writeQueryField(sink, `${path}[${key}]`, value[key], plain, depth + 1)
}
