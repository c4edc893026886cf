import type { PhpValue } from './php-query.ts'

type Nested = { [key: string]: PhpValue }

/** The text is not UTF-8 after decoding. */
export class NotUtf8Error extends Error {}

/**
 * `parse_str` of PHP: `+` is a space, a repeated name keeps its last value, `a[b]=1` makes maps, `a[]=1` lists, and dots
 * and spaces in a name become underscores.
 *
 * @param text - The bytes that came, one character a byte (latin1).
 * @throws NotUtf8Error when the decoded bytes are not UTF-8.
 */
export function phpParseQuery(text: string): { [key: string]: PhpValue } {
  const result: Nested = Object.create(null)
  for (const pair of text.split('&')) {
    const middle = pair.indexOf('=')
    const name = urlDecode(middle === -1 ? pair : pair.slice(0, middle)).replace(/^ +/, '')
    const value = middle === -1 ? '' : urlDecode(pair.slice(middle + 1))
    const bracket = name.indexOf('[')
    const root = (bracket > 0 ? name.slice(0, bracket) : name).replace(/[. ]/g, '_')
    if (root === '') continue
    const path = bracket > 0 ? readPath(name.slice(bracket)) : []
    assign(result, root, path, value)
  }
  return result
}

/** `[a][b]` as `['a', 'b']`; what follows the last bracket is ignored, as PHP does. */
function readPath(brackets: string): string[] {
  const path: string[] = []
  const pattern = /\[([^\]]*)\]/y
  for (let match = pattern.exec(brackets); match !== null; match = pattern.exec(brackets)) path.push(match[1]!)
  return path
}

function assign(target: Nested, key: string, path: readonly string[], value: string): void {
  let place = target
  let name = key
  for (const part of path) {
    const inner = place[name]
    const next: Nested = typeof inner === 'object' && inner !== null ? (inner as Nested) : Object.create(null)
    place[name] = next
    place = next
    name = part === '' ? String(Object.keys(next).length) : part
  }
  place[name] = value
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function urlDecode(text: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(/%([0-9A-Fa-f]{2})/g, (_escape, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  try {
    return strictUtf8.decode(Buffer.from(bytes, 'latin1'))
  } catch {
    throw new NotUtf8Error('the parameters are not UTF-8')
  }
}
