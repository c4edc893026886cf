import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'

/**
 * Reads one of a few values.
 *
 * @throws {@link InputError} that lists them.
 */
export function readChoice<const Choice extends string | number>(
  caller: string,
  field: string,
  value: unknown,
  choices: readonly Choice[]
): Choice {
  const choice = choices.find((one) => one === value)
  if (choice !== undefined) return choice
  throw new InputError({ caller, field, rule: `one of ${choices.join(', ')}`, received: describeValue(value) })
}
