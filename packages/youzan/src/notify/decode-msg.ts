import { decodeJson } from '@kaifang/http-core'

function parse(text: string): { readonly value: unknown } | undefined {
  const read = decodeJson(text)
  return 'value' in read ? read : undefined
}

/**
 * Decodes the content of a message (`msg`): percent-encoded JSON in nearly all types, bare JSON or an object in some. A `+` is a
 * plus, blanks come as `%20`. Integers past 2^53 keep their digits as text.
 *
 * @returns What it holds; the text as it came where it is no JSON.
 */
export function decodeMsg(msg: unknown): unknown {
  if (typeof msg !== 'string') return msg ?? undefined
  // Encoded text begins with %7B or %5B: this is not, and a per cent sign in it is one.
  if (/^\s*[{[]/.test(msg)) return (parse(msg) ?? { value: msg }).value
  try {
    return (parse(decodeURIComponent(msg)) ?? { value: msg }).value
  } catch {
    return msg
  }
}
