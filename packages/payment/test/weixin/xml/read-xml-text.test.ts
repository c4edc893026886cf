import { describe, expect, it } from 'vitest'
import { readXmlText } from '../../../src/weixin/xml/read-xml-text.ts'

function textOf(text: string): string | undefined {
  const read = readXmlText(`${text}</a>`, 0)
  return 'value' in read ? read.value : undefined
}

describe('the text of an element', () => {
  it('ends before the next tag', () => {
    expect(readXmlText('<a>one</a>', 3)).toEqual({ value: 'one', end: 6 })
  })

  it('has the five entities of XML decoded, each once', () => {
    expect(textOf('&lt;a&gt; &quot;b&quot; &apos;c&apos; &amp;amp; &amp;lt;')).toBe('<a> "b" \'c\' &amp; &lt;')
  })

  it('has numeric references decoded', () => {
    expect(textOf('&#10;&#x0D;&#24180;&#x1F600;&#38;lt;')).toBe('\n\r年😀&lt;')
  })

  it('joins bare text and CDATA, and decodes nothing in the latter', () => {
    expect(textOf('a<![CDATA[&lt;]]]]><![CDATA[>]]>&gt;')).toBe('a&lt;]]>>')
  })

  it.each([
    '&#0;',
    '&#8;',
    '&#xFFFF;',
    '&#xD800;',
    '&#1114112;',
    '&#999999999;',
    '&#;',
    '&#x;',
    '&nbsp;',
    '& ',
    '&lt',
    'a&lt;&b'
  ])('is refused with %s', (text) => {
    expect(readXmlText(`${text}</a>`, 0)).toHaveProperty('fault')
  })
})
