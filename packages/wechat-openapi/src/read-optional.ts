import { describeValue, InputError, readInteger, readText, type TextRule } from '@kaifang/http-core'

/** Reads a text that may be left out. */
export function readOptionalText(caller: string, field: string, value: unknown, rule?: TextRule): string | undefined {
  return value === undefined ? undefined : readText(caller, field, value, rule)
}

/** Reads an integer that may be left out. */
export function readOptionalInteger(
  caller: string,
  field: string,
  value: unknown,
  range: { readonly min: number; readonly max?: number }
): number | undefined {
  return value === undefined ? undefined : readInteger(caller, field, value, range)
}

/** Reads a boolean that may be left out: real ones only, since the platform refuses `"true"` with 47001. */
export function readOptionalFlag(caller: string, field: string, value: unknown): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  throw new InputError({ caller, field, rule: 'true or false', received: describeValue(value) })
}
