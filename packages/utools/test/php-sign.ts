import { createHmac } from 'node:crypto'

/**
 * The platform's side of the signature, written from PHP's documented rules alone: `ksort`, `http_build_query` with
 * its defaults, `hash_hmac('sha256', …)`. Shares no code with the client. Floats are left to tests that spell out the
 * text which PHP makes of them.
 */
export function phpSign(fields: Readonly<Record<string, unknown>>, secret: string): string {
  return hmacSha256(phpQuery(fields), secret)
}

/** The signed text. */
function phpQuery(fields: Readonly<Record<string, unknown>>): string {
  return Object.keys(fields)
    .sort()
    .flatMap((name) => phpPairs(phpUrlencode(name), fields[name]))
    .join('&')
}

/** `hash_hmac('sha256', $text, $secret)` */
export function hmacSha256(text: string, secret: string): string {
  return createHmac('sha256', secret).update(text).digest('hex')
}

function phpPairs(name: string, value: unknown): string[] {
  if (value === null) return []
  if (typeof value === 'object') {
    return Object.entries(value as object).flatMap(([key, inner]) =>
      phpPairs(`${name}%5B${phpUrlencode(key)}%5D`, inner)
    )
  }
  return [`${name}=${phpUrlencode(phpText(value))}`]
}

function phpText(value: unknown): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  if (typeof value === 'string' || Number.isSafeInteger(value)) return String(value)
  throw new TypeError('spell out what PHP makes of it')
}

/** `urlencode`: everything but letters, digits and `-_.` is escaped in upper case, a space is `+`. */
function phpUrlencode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
