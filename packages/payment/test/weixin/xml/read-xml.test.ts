import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { readXml } from '../../../src/weixin/xml/read-xml.ts'

const numRuns = Math.max(1000, Number(process.env.FUZZ_RUNS ?? 0))

function fieldsOf(text: string, root: 'xml' | 'root' = 'xml'): Record<string, string> {
  const read = readXml(text, root)
  if ('fault' in read) throw new Error(read.fault)
  return { ...read.fields }
}

/** The five entities of XML. */
function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function faultOf(text: string): string {
  const read = readXml(text, 'xml')
  if ('fields' in read) throw new Error('it was read')
  return read.fault
}

describe('values', () => {
  it('are read from CDATA and from bare text alike', () => {
    expect(fieldsOf('<xml><a><![CDATA[SUCCESS]]></a><b>88</b></xml>')).toEqual({ a: 'SUCCESS', b: '88' })
  })

  it('are exact: blanks, zeros, long digits and line breaks stay', () => {
    const text = '<xml>\n<a> 007 </a>\t<b>12345678901234567890</b><c><![CDATA[one\r\ntwo\n]]></c><d>1.0</d></xml>\n'
    expect(fieldsOf(text)).toEqual({ a: ' 007 ', b: '12345678901234567890', c: 'one\r\ntwo\n', d: '1.0' })
  })

  it('are empty in an element without content, closed at once or not', () => {
    expect(fieldsOf('<xml><a/><b></b><c /><d><![CDATA[]]></d></xml>')).toEqual({ a: '', b: '', c: '', d: '' })
  })

  it('are found below the root element of a refund notification, with line feeds between', () => {
    expect(fieldsOf('<root>\n<refund_status><![CDATA[SUCCESS]]></refund_status>\n</root>', 'root')).toEqual({
      refund_status: 'SUCCESS'
    })
  })

  it('may stand behind a declaration of UTF-8', () => {
    expect(fieldsOf('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<xml><a>1</a></xml>')).toEqual({ a: '1' })
    expect(fieldsOf("<?xml version='1.0' encoding='utf-8'?><xml/>")).toEqual({})
  })

  it('can have any name, also one that means something to JavaScript', () => {
    const read = readXml('<xml><__proto__>a</__proto__><constructor>b</constructor></xml>', 'xml')
    expect('fields' in read && Object.entries(read.fields)).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b']
    ])
  })
})

describe('what WeChat Pay never sends', () => {
  const bomb = '<!DOCTYPE xml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
  const cases: [string, string, RegExp][] = [
    ['a document type', '<!DOCTYPE xml><xml/>', /DTD/],
    ['entities that expand', `${bomb}<xml><a>&b;</a></xml>`, /DTD/],
    ['a file by reference (XXE)', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><a>&f;</a></xml>', /DTD/],
    ['a document type behind the declaration', `<?xml version="1.0"?>${bomb}<xml/>`, /DTD/],
    ['an entity inside', '<xml><!ENTITY a "b"><a>1</a></xml>', /DTD/],
    ['an entity inside an element', '<xml><a><!ENTITY a "b"></a></xml>', /DTD/],
    ['an entity of its own', '<xml><a>&nbsp;</a></xml>', /entity/],
    ['a lone ampersand', '<xml><a>a & b</a></xml>', /entity/],
    ['an element twice', '<xml><total_fee>1</total_fee><total_fee>100</total_fee></xml>', /twice/],
    ['an empty element twice', '<xml><a/><a/></xml>', /twice/],
    ['elements in elements', '<xml><a><b>1</b></a></xml>', /nests/],
    ['attributes', '<xml><a type="int">1</a></xml>', /attribute/],
    ['attributes of the root', '<xml xmlns="urn:x"><a>1</a></xml>', /attribute/],
    ['comments', '<xml><!-- a --><a>1</a></xml>', /comment/],
    ['comments inside an element', '<xml><a>1<!-- b --></a></xml>', /comment/],
    ['processing instructions', '<xml><?php a ?></xml>', /processing/],
    ['text between elements', '<xml>a<a>1</a></xml>', /plain elements/],
    ['another root', '<html><a>1</a></html>', /root element "xml"/],
    ['nothing', '', /root element "xml"/],
    ['text behind the root', '<xml></xml>x', /after its root/],
    ['two roots', '<xml/><xml/>', /after its root/],
    ['another encoding', '<?xml version="1.0" encoding="GBK"?><xml/>', /encoding/],
    ['a root that stays open', '<xml><a>1</a>', /plain elements/],
    ['an element that stays open', '<xml><a>1', /ends inside an element/],
    ['CDATA that stays open', '<xml><a><![CDATA[1</a></xml>', /ends inside CDATA/],
    ['a root that is closed by another name', '<xml><a>1</a></yml>', /do not match/],
    ['an element that is closed by another name', '<xml><a>1</b></xml>', /do not match/],
    ['a name with a colon', '<xml><soap:a>1</soap:a></xml>', /plain elements/]
  ]
  it.each(cases)('is refused: %s', (_, text, fault) => {
    expect(faultOf(text)).toMatch(fault)
  })

  it('is markup only outside CDATA', () => {
    expect(fieldsOf('<xml><a><![CDATA[<!DOCTYPE <b>&x;</b>]]></a></xml>')).toEqual({ a: '<!DOCTYPE <b>&x;</b>' })
  })

  it('is refused by size and by number of elements', () => {
    expect(faultOf(`<xml><a>${'a'.repeat(1_048_576)}</a></xml>`)).toMatch(/larger than/)
    const many = Array.from({ length: 5001 }, (_, index) => `<a${index}/>`).join('')
    expect(faultOf(`<xml>${many}</xml>`)).toMatch(/more than 5000 elements/)
  })

  // A reader that goes back over what it has read would take hours for these.
  it('comes to its end on a megabyte of any mark', () => {
    for (const piece of ['<![CDATA[', '<a>', '&', '&#', '<', '<xml', ' ', '<a ', '<!DOCTYPE']) {
      expect(readXml(`<xml><a>${piece.repeat(1_000_000 / piece.length)}`, 'xml')).toHaveProperty('fault')
      expect(readXml(`<xml>${piece.repeat(1_000_000 / piece.length)}`, 'xml')).toHaveProperty('fault')
    }
  })
})

describe('any input', () => {
  const piece = fc.constantFrom(
    ...['<xml>', '</xml>', '<a>', '</a>', '<b/>', '<![CDATA[', ']]>', '&amp;', '&#10;', '&#x0;', '&', '<!', '<?xml ?>'],
    ...[' ', '\n', 'x', '年', '\ud800', '<!DOCTYPE', '-->', '"', '=', '\0']
  )

  it('is read or refused, and never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((parts) => parts.join(''))
        ),
        (text) => {
          for (const document of [text, `<xml>${text}</xml>`, `<xml><a>${text}</a></xml>`]) {
            const read = readXml(document, 'xml')
            if ('fault' in read) expect(read.fault.length).toBeGreaterThan(0)
            else for (const value of Object.values(read.fields)) expect(typeof value).toBe('string')
          }
        }
      ),
      { numRuns }
    )
  })

  // fast-xml-parser is lenient; what both read they must read alike. It turns \r\n into \n, so no \r is given.
  it('is read as another reader reads it, wherever it is read at all', () => {
    const peer = new XMLParser({ parseTagValue: false, trimValues: false, processEntities: false })
    const value = fc.oneof(
      fc.string().map((text) => text.replace(/[<&\r]/g, '')),
      fc.string().map((text) => `<![CDATA[${text.replace(/\]\]>|\r/g, '')}]]>`)
    )
    const fields = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z][a-z_0-9]{1,12}$/), value), {
      selector: ([name]) => name,
      minLength: 1
    })
    let compared = 0
    fc.assert(
      fc.property(fields, (entries) => {
        const text = `<xml>${entries.map(([name, inner]) => `<${name}>${inner}</${name}>`).join('\n')}</xml>`
        const ours = fieldsOf(text)
        for (const [name, inner] of Object.entries(peer.parse(text).xml as Record<string, unknown>)) {
          // Text between elements, and names that it renames because JavaScript knows them.
          if (name === '#text' || typeof inner !== 'string' || !(name in ours)) continue
          compared++
          expect(ours[name]).toBe(inner)
        }
      }),
      { numRuns }
    )
    expect(compared).toBeGreaterThan(500)
  })

  // A plain element is read by a short cut, every other one by patterns.
  it('is read alike by the short cut and by the patterns', () => {
    const writers: ((name: string, value: string) => string)[] = [
      (name, value) => `<${name}><![CDATA[${value}]]></${name}>`,
      (name, value) => `<${name}>${escapeXml(value)}</${name}>`,
      (name, value) => `<${name} ><![CDATA[${value}]]></${name}>`,
      (name, value) => `<${name}><![CDATA[${value}]]></${name} \n>`,
      (name, value) => `<${name}>${escapeXml(value.slice(0, 2))}<![CDATA[${value.slice(2)}]]></${name}>`,
      (name, value) => `<${name}>${[...value].map((letter) => `&#${letter.codePointAt(0)};`).join('')}</${name}>`
    ]
    const value = fc
      .string({ unit: fc.constantFrom(...'ab<>&"\'] \n\r年😀0'.split(/(?:)/u)) })
      .filter((text) => !text.includes(']]>'))
    const element = fc.tuple(fc.stringMatching(/^[a-z_][a-z_0-9.-]{0,12}$/), value, fc.nat(writers.length - 1))
    fc.assert(
      fc.property(fc.uniqueArray(element, { selector: ([name]) => name }), (elements) => {
        const text = elements.map(([name, inner, index]) => writers[index]?.(name, inner)).join('\n')
        expect(fieldsOf(`<xml>${text}</xml>`)).toEqual(Object.fromEntries(elements))
        // The last element once more, in each way to write it: the short cut must find it too.
        const [name, inner] = elements.at(-1) ?? []
        if (name === undefined) return
        for (const write of writers)
          expect(faultOf(`<xml>${text}${write(name, inner as string)}</xml>`)).toMatch(/twice/)
      }),
      { numRuns }
    )
  })
})
