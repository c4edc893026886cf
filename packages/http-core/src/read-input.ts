import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'
import { hasLoneSurrogate } from './lone-surrogate.ts'

/** Limits of a text field. Lengths count characters (code points), as the platforms' documents do. */
export interface TextRule {
  readonly minLength?: number
  readonly maxLength?: number
  /** Shape, with the words that explain it. */
  readonly pattern?: RegExp
  readonly patternRule?: string
}

function ruleOfLength(rule: TextRule): string {
  const min = rule.minLength ?? 1
  if (rule.maxLength === undefined) return min <= 1 ? 'text that is not empty' : `at least ${min} characters`
  return min === rule.maxLength ? `exactly ${min} characters` : `text of ${min} to ${rule.maxLength} characters`
}

/**
 * Reads a text field of an input, or says which rule it breaks.
 *
 * @param caller - Operation, for the message.
 * @param field - Field name, for the message.
 * @param value - What the caller gave.
 * @param rule - Limits; not empty by default.
 * @throws {@link InputError} with kind and size of the value, never the value.
 */
export function readText(caller: string, field: string, value: unknown, rule: TextRule = {}): string {
  if (typeof value !== 'string') {
    throw new InputError({ caller, field, rule: ruleOfLength(rule), received: describeValue(value) })
  }
  if (hasLoneSurrogate(value)) {
    throw new InputError({
      caller,
      field,
      rule: 'well-formed Unicode text',
      received: 'a lone surrogate',
      hint: 'Text was cut inside an emoji, or bytes were decoded as UTF-16'
    })
  }
  const { minLength = 1, maxLength = Number.POSITIVE_INFINITY } = rule
  // A character is one unit or two: count only where that can make a difference.
  const length = value.length < 2 * minLength || value.length > maxLength ? countCharacters(value) : value.length
  if (length < minLength || length > maxLength) {
    const received = length === 0 ? 'empty text' : `text of ${length} characters`
    throw new InputError({ caller, field, rule: ruleOfLength(rule), received })
  }
  // `search` and not `test`: the latter remembers its place in a pattern with the flag "g".
  if (rule.pattern !== undefined && value.search(rule.pattern) === -1) {
    throw new InputError({ caller, field, rule: rule.patternRule ?? 'another shape', received: describeValue(value) })
  }
  return value
}

/** Characters (code points) of a text, without making a list of them. */
function countCharacters(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += (text.codePointAt(index) as number) > 0xffff ? 2 : 1) count++
  return count
}

/**
 * Reads an integer field, such as an amount in fen (分).
 *
 * @throws {@link InputError} for fractions, texts, unsafe integers and values out of range.
 */
export function readInteger(
  caller: string,
  field: string,
  value: unknown,
  range: { readonly min: number; readonly max?: number }
): number {
  const max = range.max ?? Number.MAX_SAFE_INTEGER
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= range.min && value <= max) {
    // -0 would print its sign in some encoders.
    return value === 0 ? 0 : value
  }
  const upper = range.max === undefined ? 'up' : `to ${range.max}`
  throw new InputError({ caller, field, rule: `an integer from ${range.min} ${upper}`, received: describeValue(value) })
}

/**
 * Reads the one object that an operation takes; a field that the operation does not know is an error, not a silent loss.
 *
 * @param fields - Names that the operation knows.
 */
export function readInput<T extends object>(caller: string, input: T, fields: readonly (keyof T & string)[]): T {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InputError({ caller, field: 'input', rule: 'an object', received: describeValue(input) })
  }
  for (const name of Object.keys(input)) {
    if (!(fields as readonly string[]).includes(name)) {
      throw new InputError({
        caller,
        field: name.slice(0, 40),
        rule: `one of the known fields (${fields.join(', ')})`,
        received: 'an unknown field'
      })
    }
  }
  return input
}
