import { InputError, readText } from '@kaifang/http-core'

/**
 * Reads the address of notifications (通知地址): absolute, http or https, no query, up to 256 characters.
 *
 * @throws {@link InputError} naming the rule.
 */
export function readNotifyUrl(caller: string, value: unknown): string {
  const text = readText(caller, 'notifyUrl', value, { maxLength: 256 })
  const url = URL.canParse(text) ? new URL(text) : undefined
  const fault =
    url === undefined || !/^https?:\/\//i.test(text)
      ? 'another shape'
      : /[\s\\]/.test(text)
        ? 'an address with white space or a backslash'
        : text.includes('?')
          ? 'an address with a query'
          : text.includes('#')
            ? 'an address with a fragment'
            : url.username !== '' || url.password !== ''
              ? 'an address with a user name'
              : undefined
  if (fault === undefined) return text
  throw new InputError({
    caller,
    field: 'notifyUrl',
    rule: 'an absolute http or https address without a query',
    received: fault,
    ...(fault.includes('query')
      ? { hint: 'WeChat Pay calls no address with parameters: put them in attach, or in the path' }
      : {})
  })
}
