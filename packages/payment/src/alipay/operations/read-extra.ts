import { describeValue, InputError, isRecord } from '@kaifang/http-core'

/**
 * Reads further members of `biz_content`; what the operation sets itself can't be set over.
 *
 * @param taken - Wire names that the operation has.
 */
export function readExtra(caller: string, value: unknown, taken: readonly string[]): Readonly<Record<string, unknown>> {
  if (value === undefined) return {}
  if (!isRecord(value)) {
    throw new InputError({ caller, field: 'extra', rule: 'an object', received: describeValue(value) })
  }
  for (const name of Object.keys(value)) {
    if (!taken.includes(name)) continue
    const field = `extra.${name}`
    throw new InputError({ caller, field, rule: 'to be left out: this call has a field for it', received: 'one' })
  }
  return value
}
