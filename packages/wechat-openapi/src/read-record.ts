import { describeValue, InputError } from '@kaifang/http-core'

/** Reads a JSON object. */
export function readRecord(caller: string, field: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  throw new InputError({ caller, field, rule: 'an object', received: describeValue(value) })
}
