import type { ReplyHeaders } from './transport.ts'

/** Reads one header as text; the first one where it came several times. */
export function readHeader(headers: ReplyHeaders, name: string): string | undefined {
  const value = headers[name]
  return typeof value === 'string' || value === undefined ? value : value[0]
}
