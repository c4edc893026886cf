/** Fields of a message by name, in the order in which they came. */
export type PayFields = ReadonlyMap<string, string>

/** XML that WeChat Pay does not take, with the reason. */
export class PayXmlError extends Error {}

/** Numbers that the platform writes bare; everything else is CDATA. */
const bare = /(?:_fee|_count)(?:_\d+)*$/

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/**
 * Reads a document of one level below the root: `<xml><name>text</name>…</xml>`. No DTD, no entities but the five of XML,
 * no attributes, no element twice.
 *
 * @throws {@link PayXmlError}
 */
export function readPayXml(text: string, root = 'xml'): PayFields {
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new PayXmlError('a DTD is not taken')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML 1.0 section 2.2 leaves these out
  if (/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/.test(text))
    throw new PayXmlError('it has a character that XML does not allow')
  const fields = new Map<string, string>()
  // XML 1.0 section 2.11: line ends are read as line feeds.
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const opening = new RegExp(`^\\s*(?:<\\?xml[^>]*\\?>\\s*)?<${root}\\s*>`).exec(source)
  if (opening === null) throw new PayXmlError(`it does not begin with <${root}>`)
  // By hand: a pattern that begins with white space and ends at the end takes the square of the length.
  const trimmed = source.trimEnd()
  const end = trimmed.lastIndexOf(`</${root}`)
  if (end < opening[0].length || !/^<\/\w+\s*>$/.test(trimmed.slice(end))) {
    throw new PayXmlError(`it does not end with </${root}>`)
  }
  let place = opening[0].length
  for (;;) {
    while (isSpace(source.charCodeAt(place))) place++
    if (place >= end) return fields
    const start = source.slice(place, place + 300)
    const [whole, name, empty] = /^<([A-Za-z_][\w.-]*)\s*(\/?)>/.exec(start) ?? []
    if (whole === undefined || name === undefined)
      throw new PayXmlError(`at ${place}: expected an element without attributes`)
    place += whole.length
    if (fields.has(name)) throw new PayXmlError(`<${name}> comes twice`)
    if (empty === '/') {
      fields.set(name, '')
      continue
    }
    const content = readContent(source, place, name)
    fields.set(name, content.value)
    place = content.end
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09
}

/** Text and CDATA sections up to the closing tag. */
function readContent(source: string, from: number, name: string): { value: string; end: number } {
  let value = ''
  let place = from
  for (;;) {
    const next = source.indexOf('<', place)
    if (next === -1) throw new PayXmlError(`<${name}> does not end`)
    value += decodeEntities(source.slice(place, next))
    if (source.startsWith('<![CDATA[', next)) {
      const end = source.indexOf(']]>', next)
      if (end === -1) throw new PayXmlError('a CDATA section does not end')
      value += source.slice(next + 9, end)
      place = end + 3
      continue
    }
    const [closing] = /^<\/([A-Za-z_][\w.-]*)\s*>/.exec(source.slice(next, next + 300)) ?? []
    if (closing === undefined || closing.replace(/[</>\s]/g, '') !== name) {
      throw new PayXmlError(`<${name}> has something other than text in it`)
    }
    return { value, end: next + closing.length }
  }
}

function decodeEntities(text: string): string {
  return text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|\w{1,8})?;?/gi, (whole, body: string | undefined) => {
    if (!whole.endsWith(';') || body === undefined)
      throw new PayXmlError('a bare & is not XML: write &amp; or use CDATA')
    const plain = entities[body]
    if (plain !== undefined) return plain
    const [, hex, digits] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(body) ?? []
    const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    if (!(point > 0x1f || point === 9 || point === 10 || point === 13) || point > 0x10ffff) {
      throw new PayXmlError(`the entity &${body}; is not known`)
    }
    return String.fromCodePoint(point)
  })
}

/** Writes a message as the platform does: text as CDATA, amounts and counts bare. */
export function writePayXml(fields: Iterable<readonly [string, string]>, root = 'xml'): string {
  const lines = [...fields].map(([name, value]) => `<${name}>${bare.test(name) ? value : cdata(value)}</${name}>`)
  return `<${root}>${lines.join('\n')}\n</${root}>`
}

/** A CDATA section; `]]>` is spread over two. */
function cdata(value: string): string {
  return `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
