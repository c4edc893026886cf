import { types } from 'node:util'
import { describeValue, encodeJson, InputError, readText } from '@kaifang/http-core'

/** Deepest nesting that is sent; no method nests deeper than 8. */
const MAX_DEPTH = 32

/**
 * Writes `biz_content`: JSON, once, so that what is signed is what is sent. Names and values stay as they are; members that
 * are `undefined` are left out.
 *
 * @param isAscii - Writes every other character as `\u`, so that the text is the same bytes in GBK.
 * @throws {@link InputError} naming the place: NaN, a number that has lost digits, half an emoji, a `Date`, a function.
 */
export function encodeBizContent(caller: string, content: unknown, isAscii: boolean): string {
  if (!isPlain(content)) {
    throw new InputError({ caller, field: 'bizContent', rule: 'an object', received: describeValue(content) })
  }
  checkValue(caller, 'bizContent', content, 0)
  const text = encodeJson(content) as string
  if (!isAscii) return text
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

function checkValue(caller: string, field: string, value: unknown, depth: number): void {
  if (depth > MAX_DEPTH) {
    throw new InputError({
      caller,
      field: 'bizContent',
      rule: `nested at most ${MAX_DEPTH} deep`,
      received: 'more, or a cycle'
    })
  }
  if (typeof value === 'string') {
    readText(caller, field, value, { minLength: 0 })
    return
  }
  if (typeof value === 'number') {
    if (Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))) return
    const hint = 'Give amounts as text in yuan, and large ids as text'
    throw new InputError({ caller, field, rule: 'a number with all its digits', received: describeValue(value), hint })
  }
  if (value === undefined || value === null || typeof value === 'boolean' || typeof value === 'bigint') return
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) checkValue(caller, `${field}[${index}]`, inner, depth + 1)
    return
  }
  if (isPlain(value)) {
    for (const [name, inner] of Object.entries(value)) {
      checkValue(caller, `${field}.${name.slice(0, 40)}`, inner, depth + 1)
    }
    return
  }
  const rule = 'text, a number, a boolean, a list or a plain object'
  const hint = types.isDate(value) ? { hint: 'Write a time with formatAlipayTime' } : {}
  throw new InputError({ caller, field, rule, received: describeValue(value), ...hint })
}

/** An object whose own fields are all that it has; also one of another realm. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}
