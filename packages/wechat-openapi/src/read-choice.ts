import { describeValue, InputError } from '@kaifang/http-core'

/** Reads one of a few values. */
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

/** Reads one of a few values that may be left out. */
export function readOptionalChoice<const Choice extends string | number>(
  caller: string,
  field: string,
  value: unknown,
  choices: readonly Choice[]
): Choice | undefined {
  return value === undefined ? undefined : readChoice(caller, field, value, choices)
}
