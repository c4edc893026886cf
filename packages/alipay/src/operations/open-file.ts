import { type CallOptions, describeValue, InputError, type OpenReply, readBaseUrl, readInput } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'

/** Options of {@link Alipay.open}. */
export interface OpenOptions extends CallOptions {
  /** Name of the operation in errors and events. @default 'open' */
  readonly operation?: string
}

/** Local header and end of a zip archive (APPNOTE 4.3.7, 4.3.16): an archive without files has only the latter. */
function isZip(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false
  return (head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6)
}

/** Behind {@link Alipay.open}, which says what it promises. */
export function openFile(context: AlipayContext, url: string, options: OpenOptions = {}): Promise<OpenReply> {
  const { operation = 'open', ...rest } = readInput('alipay.open', options, ['operation', 'signal', 'timeout', 'retry'])
  const caller = `alipay.${operation}`
  if (typeof url !== 'string' || !URL.canParse(url)) {
    throw new InputError({ caller, field: 'url', rule: 'the address of a file', received: describeValue(url) })
  }
  const target = new URL(url)
  // The platform writes http:// unless it is asked otherwise, and its host speaks TLS: the token in the address is worth it.
  const isLocal = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(target.hostname)
  if (target.protocol === 'http:' && !isLocal) target.protocol = 'https:'
  if (target.username !== '' || target.password !== '') {
    const received = 'an address with credentials in it'
    throw new InputError({ caller, field: 'url', rule: 'the address of a file', received })
  }
  const { origin } = readBaseUrl(caller, target.origin)
  return context.fileClient(origin).open(
    {
      operation,
      method: 'GET',
      path: target.pathname,
      ...(target.search === '' ? {} : { query: target.search.slice(1) }),
      headers: { accept: '*/*' },
      effect: 'read'
    },
    (head, { status }) => status === 200 && isZip(head),
    rest
  )
}
