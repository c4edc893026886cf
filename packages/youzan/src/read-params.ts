import { describeValue, InputError, readText } from '@kaifang/http-core'
import type { ApiRule } from './apis/api-rules.ts'

/** Deepest nesting that is sent. No API nests deeper than 8. */
const MAX_DEPTH = 32
const DIGITS = /^-?\d{1,19}$/

/**
 * Reads the parameters of an API and gives numbers the type that the API declares: digits in text go out as a bare number
 * where it declares Long, numbers as text where it declares String. A bigint is a bare number. Everything else stays.
 *
 * @returns A copy; `undefined` fields are left out.
 * @throws {@link InputError} naming the place: a number that has lost digits, half an emoji, a `Date`, anything that JSON
 *   would turn into something else.
 */
export function readParams(
  caller: string,
  params: unknown,
  rule: Pick<ApiRule, 'longs' | 'texts'>
): Record<string, unknown> {
  if (!isPlain(params)) {
    throw new InputError({ caller, field: 'params', rule: 'an object', received: describeValue(params) })
  }
  const longs = new Set(rule.longs)
  const texts = new Set(rule.texts)
  const fail = (field: string, value: unknown, expected: string, hint?: string): InputError =>
    new InputError({
      caller,
      field,
      rule: expected,
      received: describeValue(value),
      ...(hint === undefined ? {} : { hint })
    })

  const readNumber = (field: string, name: string, value: number | bigint): unknown => {
    if (
      typeof value === 'number' &&
      !(Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value)))
    ) {
      throw fail(field, value, 'a number with all its digits', 'Give a large id as text or as a bigint')
    }
    return texts.has(name) ? String(value) : value
  }
  const readString = (field: string, name: string, value: string): unknown => {
    readText(caller, field, value, { minLength: 0 })
    return longs.has(name) && DIGITS.test(value) ? BigInt(value) : value
  }
  const readObject = (field: string, value: object, depth: number): Record<string, unknown> => {
    const read: Record<string, unknown> = {}
    for (const [name, inner] of Object.entries(value)) {
      if (inner === undefined) continue
      // Not by assignment: `__proto__` is a name like any other.
      const place = `${field}.${name.slice(0, 40)}`
      Object.defineProperty(read, name, {
        value: readValue(place, name, inner, depth),
        enumerable: true,
        configurable: true,
        writable: true
      })
    }
    return read
  }
  const readValue = (field: string, name: string, value: unknown, depth: number): unknown => {
    if (depth > MAX_DEPTH) throw fail('params', params, `nested at most ${MAX_DEPTH} deep`)
    if (value === null || typeof value === 'boolean') return value
    if (typeof value === 'string') return readString(field, name, value)
    if (typeof value === 'number' || typeof value === 'bigint') return readNumber(field, name, value)
    if (Array.isArray(value)) {
      return Array.from(value, (inner, index) => readValue(`${field}[${index}]`, name, inner, depth + 1))
    }
    if (isPlain(value)) return readObject(field, value, depth + 1)
    const hint =
      value instanceof Date ? 'Write a time with formatYouzanTime, or as the number that the API wants' : undefined
    throw fail(field, value, 'text, a number, a boolean, a list or a plain object', hint)
  }
  return readObject('params', params, 1)
}

/** An object whose own fields are all that it has. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  // Another realm's plain objects, such as a test runner's, have a prototype of their own without one above it.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
