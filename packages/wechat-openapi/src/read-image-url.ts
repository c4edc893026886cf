import { describeValue, InputError, readText } from '@kaifang/http-core'

/**
 * Reads an address that the platform fetches itself.
 *
 * @throws {@link InputError} for anything but an http or https URL.
 */
export function readImageUrl(caller: string, field: string, value: unknown): string {
  const text = readText(caller, field, value)
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return text
  throw new InputError({ caller, field, rule: 'an http or https address', received: describeValue(value) })
}
