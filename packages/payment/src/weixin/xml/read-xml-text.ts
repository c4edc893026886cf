/** The text of an element and where it ends, or what is wrong with it. */
export type XmlTextResult = { readonly value: string; readonly end: number } | { readonly fault: string }

/** Opens text that is taken as it is. */
export const CDATA = '<![CDATA['
/** Ends it. */
export const CDATA_END = ']]>'
const REFERENCE = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,8})|#x([\da-fA-F]{1,8}));/g
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads the text of an element from a place up to the next tag: bare text with the five entities and numeric references
 * decoded, CDATA as it is, any mixture of both.
 *
 * @param text - The document.
 * @param start - Behind the opening tag.
 */
export function readXmlText(text: string, start: number): XmlTextResult {
  let value = ''
  for (let index = start; ; ) {
    const mark = text.indexOf('<', index)
    if (mark === -1) return { fault: 'ends inside an element' }
    if (mark > index) {
      const bare = decodeReferences(text.slice(index, mark))
      if (bare === undefined) return { fault: 'has an entity or a lone "&" in a text' }
      value += bare
    }
    if (!text.startsWith(CDATA, mark)) return { value, end: mark }
    const end = text.indexOf(CDATA_END, mark + CDATA.length)
    if (end === -1) return { fault: 'ends inside CDATA' }
    value += text.slice(mark + CDATA.length, end)
    index = end + CDATA_END.length
  }
}

/** Decodes each reference once; `undefined` where an `&` begins none that XML has by itself. */
function decodeReferences(bare: string): string | undefined {
  if (!bare.includes('&')) return bare
  let known = true
  let decoded = ''
  let rest = 0
  for (const match of bare.matchAll(REFERENCE)) {
    const [whole, name, decimal, hex] = match
    const character = name === undefined ? characterOf(decimal, hex) : NAMED[name]
    known &&= character !== undefined && !bare.slice(rest, match.index).includes('&')
    decoded += bare.slice(rest, match.index) + character
    rest = match.index + whole.length
  }
  const tail = bare.slice(rest)
  return known && !tail.includes('&') ? decoded + tail : undefined
}

/** The character of a numeric reference; `undefined` for what XML 1.0 (section 2.2) does not call a character. */
function characterOf(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex as string, 16) : Number.parseInt(decimal, 10)
  const plain = code === 0x9 || code === 0xa || code === 0xd || (code >= 0x20 && code <= 0xd7ff)
  if (!plain && !(code >= 0xe000 && code <= 0xfffd) && !(code >= 0x10000 && code <= 0x10ffff)) return undefined
  return String.fromCodePoint(code)
}
