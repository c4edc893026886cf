import { describeValue } from './describe-value.ts'

/**
 * Refuses anything but an object of options.
 *
 * @param options - What the caller gave.
 * @throws {TypeError} for `null`, a list, and what is no object.
 */
export function assertOptions(options: unknown): asserts options is object {
  if (typeof options === 'object' && options !== null && !Array.isArray(options)) return
  throw new TypeError(`"options" expected object, got ${describeValue(options)}`)
}

/**
 * Reads a yes-or-no option.
 *
 * @param name - Option, for the message.
 * @param value - What the caller gave.
 * @param fallback - Meaning of an absent option.
 * @returns The flag.
 * @throws {TypeError} for anything but a boolean, so that `0` or `'false'` does not choose the wrong format.
 */
export function readFlag(name: string, value: unknown, fallback: boolean): boolean {
  if (value === undefined) return fallback
  if (typeof value !== 'boolean') throw new TypeError(`"${name}" expected boolean, got ${describeValue(value)}`)
  return value
}

/**
 * Reads an option that is one of a few words.
 *
 * @param name - Option, for the message.
 * @param value - What the caller gave.
 * @param choices - The words; the first one is meant when the option is absent.
 * @returns The word.
 * @throws {TypeError} naming the words. The wrong one is not repeated: arguments get swapped, and then it is a key.
 */
export function readChoice<Choice extends string>(name: string, value: unknown, choices: readonly Choice[]): Choice {
  if (value === undefined) return choices[0]!
  if (choices.includes(value as Choice)) return value as Choice
  const quoted = choices.map((choice) => `'${choice}'`).join(' or ')
  throw new TypeError(`"${name}" expected ${quoted}, got ${describeValue(value)}`)
}
