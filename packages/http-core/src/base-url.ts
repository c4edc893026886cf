import { describeValue } from './describe-value.ts'
import type { BaseUrl } from './encode-request.ts'
import { InputError } from './errors/input-error.ts'

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether a base URL points to this machine. */
export function isLoopback(base: BaseUrl): boolean {
  return LOOPBACK.test(new URL(base.origin).hostname)
}

/**
 * Reads a base URL. Plain http is refused except to this machine, since signed parameters and tokens travel in it.
 *
 * @throws {@link InputError} for anything that is not an https URL without query, fragment and credentials.
 */
export function readBaseUrl(caller: string, value: unknown): BaseUrl {
  const fail = (received: string, hint?: string) =>
    new InputError({
      caller,
      field: 'baseUrl',
      rule: 'an https URL (plain http only to this machine)',
      received,
      ...(hint === undefined ? {} : { hint })
    })
  if (typeof value !== 'string' || !URL.canParse(value)) throw fail(describeValue(value))
  const url = new URL(value)
  if (url.username !== '' || url.password !== '') throw fail('a URL with credentials in it')
  if (url.search !== '' || url.hash !== '') throw fail('a URL with a query or a fragment')
  const base = { origin: url.origin, pathPrefix: url.pathname.replace(/\/+$/, '') }
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(base))) return base
  // The scheme is named only where it is one: "key:secret" is a URL too.
  const scheme = /^(?:http|ftp|wss?|file):$/.test(url.protocol) ? `"${url.protocol}"` : 'another scheme'
  throw fail(`a URL that begins with ${scheme}`, 'Use https, or a sandbox on 127.0.0.1')
}
