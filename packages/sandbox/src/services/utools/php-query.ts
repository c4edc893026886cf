/**
 * `http_build_query`, `ksort` and `urlencode` of PHP 8.2 with their defaults, written from the PHP manual. The platform
 * signs the text they make (uTools server API, signing; reference vectors pin it).
 *
 * @module
 */

/** What JSON and query text can hold. */
export type PhpValue = string | number | boolean | null | readonly PhpValue[] | { readonly [key: string]: PhpValue }

/** Named values. */
export type PhpArray = { readonly [key: string]: PhpValue }

/** `http_build_query(ksort($params))`: what uTools signs. Only the first level is sorted. */
export function sortedPhpQuery(params: PhpArray): string {
  const keys = Object.keys(params).sort(compareKeys)
  return buildPhpQuery(keys.map((key) => [key, params[key]!]))
}

/** `http_build_query` in the order given: null is left out, true is 1, false is 0, lists and maps get brackets. */
export function buildPhpQuery(entries: Iterable<readonly [string, PhpValue]>): string {
  const pairs: string[] = []
  for (const [key, value] of entries) addPairs(pairs, urlEncode(key), value)
  return pairs.join('&')
}

function addPairs(pairs: string[], name: string, value: PhpValue): void {
  if (value === null) return
  if (typeof value === 'object') {
    for (const [key, member] of Object.entries(value)) addPairs(pairs, `${name}%5B${urlEncode(key)}%5D`, member)
    return
  }
  pairs.push(`${name}=${urlEncode(scalarText(value))}`)
}

function scalarText(value: string | number | boolean): string {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'number' ? numberText(value) : value
}

/** A number as PHP prints it: whole ones within 64 bits in digits, others with 14 significant digits (`precision`). */
export function numberText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63 && !Object.is(value, -0)) return BigInt(value).toString()
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'NAN' : value > 0 ? 'INF' : '-INF'
  if (value === 0) return '-0'
  const [mantissa = '', exponentText = '0'] = value.toExponential(13).split('e')
  const exponent = Number(exponentText)
  const digits = mantissa.replace(/\.?0+$/, '')
  // php_gcvt: scientific below 10^-4 and from 10^14 on; a lone digit gets ".0".
  if (exponent < -4 || exponent >= 14) {
    return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`
  }
  const fixed = value.toFixed(13 - exponent)
  return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed
}

/** `urlencode` (RFC 1738): letters, digits, `-`, `_` and `.` stay, a space is `+`, any other byte is `%XX`. */
export function urlEncode(text: string): string {
  if (/^[A-Za-z0-9._-]*$/.test(text)) return text
  let encoded = ''
  for (const byte of Buffer.from(text, 'utf8')) {
    const character = String.fromCharCode(byte)
    if (/[A-Za-z0-9._-]/.test(character)) encoded += character
    else encoded += byte === 0x20 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return encoded
}

const integerKey = /^(?:0|-?[1-9]\d{0,17})$/
const numericText = /^[ \t\n\r\v\f]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t\n\r\v\f]*$/

/** Order of `ksort` with default flags in PHP 8.2: numeric text compares as numbers, all else byte by byte. */
function compareKeys(left: string, right: string): number {
  const bothNumeric =
    (integerKey.test(left) || numericText.test(left)) && (integerKey.test(right) || numericText.test(right))
  if (bothNumeric) return Number(left) - Number(right)
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
