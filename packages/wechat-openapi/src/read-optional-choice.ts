import { readChoice } from '@kaifang/http-core'

/** Reads one of a few values that may be left out. */
export function readOptionalChoice<const Choice extends string | number>(
  caller: string,
  field: string,
  value: unknown,
  choices: readonly Choice[]
): Choice | undefined {
  return value === undefined ? undefined : readChoice(caller, field, value, choices)
}
