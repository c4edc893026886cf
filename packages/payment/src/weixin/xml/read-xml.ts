/**
 * Reads the XML of WeChat Pay: one root, one level of elements, text in them. Everything else is refused: document types,
 * entities of one's own, attributes, comments, deeper nesting, an element that comes twice. What is left can't expand, can't
 * point anywhere, and means one thing only.
 *
 * Values are exact: neither trimmed nor turned into numbers, line breaks as they came, because the platform has signed them
 * like this.
 *
 * @module
 */
import { CDATA, CDATA_END, readXmlText } from './read-xml-text.ts'

/** Elements by name, in the order in which they came; without a prototype, so that no name is special. */
export type XmlFields = Readonly<Record<string, string>>

/** Elements of a document, or why it was not read: a sentence's end that repeats nothing of the document. */
export type XmlResult = { readonly fields: XmlFields } | { readonly fault: string }

/** The platform's largest replies are far smaller. */
const MAX_CHARACTERS = 1_048_576
/** Nothing that the platform sends comes near it. */
const MAX_ELEMENTS = 5000

const DECLARATION = /<\?xml\s+version\s*=\s*(?:"1\.[01]"|'1\.[01]')([^<>]*)\?>/y
const ENCODING = /^(?:\s+encoding\s*=\s*(?:"utf-?8"|'utf-?8'))?(?:\s+standalone\s*=\s*(?:"\w+"|'\w+'))?\s*$/i
const LESS_THAN = 0x3c
const NAME = /^[A-Za-z_][A-Za-z0-9_.-]{0,127}$/
const SPACE = /[ \t\r\n]*/y
const OPEN = /<([A-Za-z_][A-Za-z0-9_.-]{0,127})[ \t\r\n]*(\/?)>/y
const DTD = /<!(?:DOCTYPE|ENTITY)/iy
const COMMENT = /<(?:!--|\?)/y
const ATTRIBUTE = /<[A-Za-z_][A-Za-z0-9_.-]{0,127}[ \t\r\n]+[\w:.-]{1,128}[ \t\r\n]*=/y
const CLOSE = /<\/([A-Za-z_][A-Za-z0-9_.-]{0,127})[ \t\r\n]*>/y

/**
 * Reads a document.
 *
 * @param text - The document, decoded from UTF-8.
 * @param root - Name of the root element: `xml`, or `root` in a refund notification.
 */
export function readXml(text: string, root: 'xml' | 'root'): XmlResult {
  if (text.length > MAX_CHARACTERS) return { fault: `is larger than ${MAX_CHARACTERS} characters` }
  const reader = createReader(text)
  reader.take(SPACE)
  const declaration = reader.take(DECLARATION)
  if (declaration !== undefined && !ENCODING.test(declaration[1] as string)) {
    return { fault: 'declares another encoding than UTF-8' }
  }
  reader.take(SPACE)
  const opened = reader.take(OPEN)
  if (opened?.[1] !== root) return { fault: markupAt(reader) ?? `has no root element "${root}"` }
  if (opened[2] === '/') return finish(reader, Object.create(null))
  return readElements(reader, root)
}

function readElements(reader: Reader, root: string): XmlResult {
  const fields: Record<string, string> = Object.create(null)
  for (let count = 0; ; count++) {
    const plain = readPlainElement(reader.text, skipSpace(reader.text, reader.at()))
    if (plain !== undefined && count < MAX_ELEMENTS && !(plain.name in fields)) {
      fields[plain.name] = plain.value
      reader.moveTo(plain.end)
      continue
    }
    reader.take(SPACE)
    const closed = reader.take(CLOSE)
    if (closed !== undefined) {
      return closed[1] === root ? finish(reader, fields) : { fault: 'has tags that do not match' }
    }
    const opened = reader.take(OPEN)
    if (opened === undefined) {
      return { fault: markupAt(reader) ?? `is not plain elements below its root (character ${reader.at() + 1})` }
    }
    if (count === MAX_ELEMENTS) return { fault: `has more than ${MAX_ELEMENTS} elements` }
    const name = opened[1] as string
    if (name in fields) return { fault: 'has an element twice' }
    if (opened[2] === '/') {
      fields[name] = ''
      continue
    }
    const read = readXmlText(reader.text, reader.at())
    if ('fault' in read) return read
    reader.moveTo(read.end)
    const ended = reader.take(CLOSE)
    if (ended === undefined) {
      return { fault: markupAt(reader) ?? `nests elements, or does not close one (character ${reader.at() + 1})` }
    }
    if (ended[1] !== name) return { fault: 'has tags that do not match' }
    fields[name] = read.value
  }
}

/** An element, and where it ends. */
interface Element {
  readonly name: string
  readonly value: string
  readonly end: number
}

/**
 * Reads `<name><![CDATA[value]]></name>` or `<name>value</name>`, as nearly every element is: three times as fast as the
 * patterns, to which everything else is left.
 */
function readPlainElement(text: string, at: number): Element | undefined {
  const nameEnd = text.indexOf('>', at)
  const name = text.slice(at + 1, nameEnd)
  if (text.charCodeAt(at) !== LESS_THAN || nameEnd === -1 || !NAME.test(name)) return undefined
  const packed = text.startsWith(CDATA, nameEnd + 1)
  const start = nameEnd + 1 + (packed ? CDATA.length : 0)
  const valueEnd = text.indexOf(packed ? CDATA_END : '<', start)
  const close = `</${name}>`
  const closeAt = packed ? valueEnd + CDATA_END.length : valueEnd
  if (valueEnd === -1 || !text.startsWith(close, closeAt)) return undefined
  const value = text.slice(start, valueEnd)
  return !packed && value.includes('&') ? undefined : { name, value, end: closeAt + close.length }
}

function skipSpace(text: string, at: number): number {
  let index = at
  for (;;) {
    const code = text.charCodeAt(index)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return index
    index++
  }
}

function finish(reader: Reader, fields: XmlFields): XmlResult {
  reader.take(SPACE)
  return reader.at() === reader.text.length ? { fields } : { fault: 'has something after its root element' }
}

/** Names the markup that we refuse on purpose, where there is some. */
function markupAt(reader: Reader): string | undefined {
  if (reader.take(DTD) !== undefined) return 'has a document type or an entity (DTD), which WeChat Pay never sends'
  if (reader.take(COMMENT) !== undefined)
    return 'has a comment or a processing instruction, which WeChat Pay never sends'
  return reader.take(ATTRIBUTE) === undefined ? undefined : 'has an attribute, which WeChat Pay never sends'
}

/** A place in a text that patterns with the flag `y` move forward. */
interface Reader {
  readonly text: string
  /** Takes what matches here; stays where nothing does. */
  take(pattern: RegExp): RegExpExecArray | undefined
  at(): number
  moveTo(index: number): void
}

function createReader(text: string): Reader {
  let index = 0
  return {
    text,
    take(pattern) {
      pattern.lastIndex = index
      const match = pattern.exec(text)
      if (match === null) return undefined
      index = pattern.lastIndex
      return match
    },
    at: () => index,
    moveTo(next) {
      index = next
    }
  }
}
