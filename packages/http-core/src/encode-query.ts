import { describeValue } from './describe-value.ts'
import { InputError } from './errors/input-error.ts'
import { hasLoneSurrogate } from './lone-surrogate.ts'
import type { Fields } from './request-description.ts'

/**
 * Encodes fields as `application/x-www-form-urlencoded` text, in the order given, without a leading `?`.
 *
 * @param fields - Values by wire name; `undefined` leaves a field out.
 * @returns ASCII text; a space is `+`, everything else outside `A-Z a-z 0-9 * - . _` is percent-encoded UTF-8.
 * @throws {@link InputError} for a value that would arrive as something else: a list, `null`, `NaN`, an integer past
 *   2^53, half of an emoji.
 */
export function encodeQuery(fields: Fields): string {
  const pairs = new URLSearchParams()
  for (const name of Object.keys(fields)) {
    const value: unknown = fields[name]
    if (value !== undefined) pairs.append(name, readField(name, value))
  }
  return pairs.toString()
}

function readField(field: string, value: unknown): string {
  switch (typeof value) {
    case 'string':
      if (!hasLoneSurrogate(value)) return value
      throw new InputError({ field, rule: 'well-formed Unicode text', received: 'a lone surrogate' })
    case 'number':
      if (Number.isFinite(value) && (Number.isSafeInteger(value) || !Number.isInteger(value))) return String(value)
      break
    case 'boolean':
    case 'bigint':
      return String(value)
  }
  throw new InputError({ field, rule: 'text, a safe number or a boolean', received: describeValue(value) })
}
