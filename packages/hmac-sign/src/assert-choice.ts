import { describeValue } from './describe-value.ts'

/**
 * Refuses anything but one of the listed words. The message does not repeat the word: arguments get swapped, and then
 * it is a secret.
 *
 * @param value - What the caller gave.
 * @param name - Argument or option, for the message.
 * @param choices - The words that have a meaning.
 * @throws {TypeError} naming the choices.
 */
export function assertChoice<Choice extends string>(
  value: unknown,
  name: string,
  choices: readonly Choice[]
): asserts value is Choice {
  if (choices.includes(value as Choice)) return
  const quoted = choices.map((choice) => `'${choice}'`).join(', ')
  throw new TypeError(`"${name}" expected one of ${quoted}, got ${describeValue(value)}`)
}
