/** A value in a message: text, fields, or several of one name. */
export type XmlValue = string | XmlFields | readonly XmlValue[]

/** Fields of a message by name. */
export interface XmlFields {
  readonly [name: string]: XmlValue
}

/** Messages nest two or three levels. */
const MAX_DEPTH = 16
const OPEN = /<([A-Za-z_][\w.-]*)\s*(\/?)>/y
const CLOSE = /<\/([A-Za-z_][\w.-]*)\s*>/y
const PROLOG = /^\s*(?:<\?xml [^<>]*\?>)?\s*/
const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

class XmlFault extends Error {}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  if (/&/.test(text.replace(ENTITY, ''))) throw new XmlFault()
  return text.replace(ENTITY, (_, name?: string, decimal?: string, hex?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] as string
    const point = decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) throw new XmlFault()
    return String.fromCodePoint(point)
  })
}

/** A value of its own is text or fields, so a list here is one that was begun here. */
function addField(fields: Record<string, XmlValue | XmlValue[]>, name: string, value: XmlValue): void {
  const had = Object.hasOwn(fields, name) ? fields[name] : undefined
  if (Array.isArray(had)) {
    had.push(value)
    return
  }
  const next = had === undefined ? value : [had as XmlValue, value]
  Object.defineProperty(fields, name, { value: next, writable: true, enumerable: true, configurable: true })
}

/** Reads one document, element by element. */
function readDocument(text: string): { readonly name: string; readonly value: XmlValue } {
  let at = (PROLOG.exec(text) as RegExpExecArray)[0].length

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found !== null) at = pattern.lastIndex
    return found
  }
  const readUntil = (mark: string): string => {
    const end = text.indexOf(mark, at)
    if (end === -1) throw new XmlFault()
    const piece = text.slice(at, end)
    at = end
    return piece
  }

  const readElement = (depth: number): { readonly name: string; readonly value: XmlValue } => {
    const open = match(OPEN)
    if (open === null || depth > MAX_DEPTH) throw new XmlFault()
    const name = open[1] as string
    if (open[2] === '/') return { name, value: '' }
    const fields: Record<string, XmlValue | XmlValue[]> = {}
    let words = ''
    for (;;) {
      words += decodeEntities(readUntil('<'))
      if (text.startsWith('<![CDATA[', at)) {
        at += 9
        words += readUntil(']]>')
        at += 3
        continue
      }
      const close = match(CLOSE)
      if (close === null) {
        const child = readElement(depth + 1)
        addField(fields, child.name, child.value)
        continue
      }
      if (close[1] !== name) throw new XmlFault()
      if (Object.keys(fields).length === 0) return { name, value: words }
      if (words.trim() !== '') throw new XmlFault()
      return { name, value: fields }
    }
  }

  const root = readElement(0)
  if (text.slice(at).trim() !== '') throw new XmlFault()
  return root
}

/**
 * Parses a message in XML: elements, text and CDATA. Document types, entities of one's own, attributes, comments and
 * processing instructions are refused: the platform sends none, and they are what attacks are made of.
 *
 * @returns The fields below the root; a name that comes several times has a list. `undefined` when it is no such message.
 */
export function parseMessageXml(text: string): XmlFields | undefined {
  try {
    const { value } = readDocument(text)
    return typeof value === 'string' ? undefined : (value as XmlFields)
  } catch (error) {
    if (error instanceof XmlFault) return undefined
    throw error
  }
}

function encodeValue(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'object' && value !== null) return encodeFields(value)
  return `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function encodeFields(fields: object): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one) => [name, one] as const))
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<${name}>${encodeValue(value)}</${name}>`)
    .join('')
}

/** Writes a message in XML: numbers as they are, text as CDATA. Names must be names. */
export function buildMessageXml(fields: object): string {
  return `<xml>${encodeFields(fields)}</xml>`
}
