import type { ReplyView } from '@kaifang/http-core'
import { isRecord } from '@kaifang/http-core'
import { toCamelNames } from './wire-names.ts'

/** What every result has. Fields that this version does not know are kept, under their names in camelCase. */
export interface WeixinResult {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** The platform's text, `ok` where it sends none. */
  readonly errMsg: string
}

/** What a field of a reply must be. */
export type FieldKind = 'text' | 'number' | 'list' | 'object'

const CHECKS: Readonly<Record<FieldKind, { readonly rule: string; readonly test: (value: unknown) => boolean }>> = {
  text: { rule: 'text that is not empty', test: (value) => typeof value === 'string' && value !== '' },
  number: { rule: 'a number', test: (value) => typeof value === 'number' },
  list: { rule: 'a list', test: Array.isArray },
  object: { rule: 'an object', test: isRecord }
}

/**
 * Reads the result of a call that answers JSON: the fields that it can't do without are checked, all names turned to
 * camelCase, `errCode` and `errMsg` set.
 *
 * @param data - What the check of replies returned.
 * @param reply - Makes the errors.
 * @param required - By the platform's name.
 * @throws {@link DecodeError} when a field is missing or of another type, or bytes came.
 */
export function readResult<Result extends WeixinResult>(
  data: unknown,
  reply: ReplyView,
  required: Readonly<Record<string, FieldKind>> = {}
): Result {
  if (!isRecord(data)) throw reply.fail.decode('sent bytes instead of JSON')
  for (const [field, kind] of Object.entries(required)) {
    const { rule, test } = CHECKS[kind]
    if (!test(data[field])) throw reply.fail.shape(field, rule)
  }
  const named = toCamelNames(data) as Record<string, unknown>
  const errMsg = typeof named.errMsg === 'string' ? named.errMsg : 'ok'
  return { ...named, errCode: 0, errMsg } as unknown as Result
}
