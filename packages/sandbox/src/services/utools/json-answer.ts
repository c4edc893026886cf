import type { ServiceAnswer } from '../../engine/service.ts'
import type { Explanation } from '../../sandbox-types.ts'
import { encodePhpJson } from './php-json.ts'

/** An answer as `response()->json()` of Laravel sends it. */
export function jsonAnswer(status: number, value: unknown, explanation?: Explanation): ServiceAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-cache, private' },
    body: encodePhpJson(value),
    explanation,
    granted: status === 200
  }
}

/** Whether Laravel takes the client for one that wants JSON: the first type it accepts is JSON. A bare wildcard is not enough. */
export function wantsJson(accept: string | undefined): boolean {
  return /[/+]json/.test((accept ?? '').split(',')[0]!)
}

/** What a Laravel server sends to a client that does not ask for JSON: a redirect after failed validation, else a page. */
export function htmlAnswer(status: number, message: string, baseUrl: string, explanation: Explanation): ServiceAnswer {
  const headers = { 'content-type': 'text/html; charset=UTF-8', 'cache-control': 'no-cache, private' }
  if (status !== 422 && status !== 200) {
    const body = `<!DOCTYPE html>\n<html lang="en"><head><title>${message}</title></head><body>${status} | ${message}</body></html>\n`
    return { status, headers, body, explanation, granted: false }
  }
  const location = `${baseUrl}/`
  const body = `<!DOCTYPE html>\n<html><head><meta http-equiv="refresh" content="0;url='${location}'" /></head><body>Redirecting to <a href="${location}">${location}</a>.</body></html>\n`
  return { status: 302, headers: { ...headers, location }, body, explanation, granted: false }
}
