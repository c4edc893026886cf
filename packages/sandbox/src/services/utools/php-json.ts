import type { PhpValue } from './php-query.ts'

/** `json_encode` of PHP with its defaults: other than ASCII as `\u` and four hex digits, and a slash as `\/`. */
export function encodePhpJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll('/', '\\/')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

const deepest = 512

/** `json_decode` of PHP with its limit of 512 levels; `undefined` when the text is no object or list. */
export function decodePhpJson(text: string): { readonly [key: string]: PhpValue } | undefined {
  if (isTooDeep(text)) return undefined
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as { [key: string]: PhpValue }) : undefined
  } catch {
    return undefined
  }
}

function isTooDeep(text: string): boolean {
  let depth = 0
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{\]}]/gs)) {
    if (token === '[' || token === '{') depth++
    else if (token === ']' || token === '}') depth--
    if (depth > deepest) return true
  }
  return false
}
