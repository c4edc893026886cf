import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildMessageXml, parseMessageXml } from '../../src/notify/message-xml.ts'

const numRuns = Math.max(300, Number(process.env.FUZZ_RUNS ?? 0))

describe('parseMessageXml', () => {
  it('reads text, CDATA, nested fields and lists', () => {
    const xml = `<?xml version="1.0" encoding="UTF-8"?>
      <xml>
        <ToUserName><![CDATA[gh_1]]></ToUserName><CreateTime>1714112445</CreateTime>
        <Content>a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos; &#24180;&#x5e74;<![CDATA[ <e> ]]]]><![CDATA[>]]></Content>
        <List><TemplateId>x</TemplateId></List><List><TemplateId>y</TemplateId></List><List>z</List>
        <Empty/><Blank></Blank><Space> </Space>
      </xml>`
    expect(parseMessageXml(xml)).toEqual({
      ToUserName: 'gh_1',
      CreateTime: '1714112445',
      Content: 'a <b> & "c" \'d\' 年年 <e> ]]>',
      List: [{ TemplateId: 'x' }, { TemplateId: 'y' }, 'z'],
      Empty: '',
      Blank: '',
      Space: ' '
    })
  })

  it.each([
    ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><a>&a;</a></xml>'],
    ['an entity of its own', '<xml><a>&b;</a></xml>'],
    ['a lone ampersand', '<xml><a>b & c</a></xml>'],
    ['a character that is none', '<xml><a>&#xD800;</a></xml>'],
    ['a character past Unicode', '<xml><a>&#1114112;</a></xml>'],
    ['an attribute', '<xml a="b"><c>d</c></xml>'],
    ['a comment', '<xml><!-- a --><b>c</b></xml>'],
    ['an instruction', '<xml><?php a ?><b>c</b></xml>'],
    ['another end', '<xml><a>b</c></xml>'],
    ['no end', '<xml><a>b</a>'],
    ['CDATA without an end', '<xml><a><![CDATA[b</a></xml>'],
    ['text between fields', '<xml>a<b>c</b></xml>'],
    ['something behind it', '<xml><a>b</a></xml><xml/>'],
    ['text before it', 'a<xml><b>c</b></xml>'],
    ['no fields', '<xml>text</xml>'],
    ['an empty root', '<xml/>'],
    ['nothing', ''],
    ['JSON', '{"a":1}'],
    ['17 levels', `${'<a>'.repeat(18)}b${'</a>'.repeat(18)}`]
  ])('refuses %s', (_, xml) => {
    expect(parseMessageXml(xml)).toBeUndefined()
  })

  it('treats __proto__ as a name like any other', () => {
    const fields = parseMessageXml('<xml><__proto__><a>b</a></__proto__></xml>')
    expect(Object.keys(fields!)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype)
  })

  it('reads many fields of one name in the time of their number', () => {
    const fields = parseMessageXml(`<xml>${'<a>b</a>'.repeat(100_000)}</xml>`)
    expect(fields?.a).toHaveLength(100_000)
  })

  it('throws nothing, whatever comes', () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<xml>',
      '</xml>',
      '<![CDATA[',
      ']]>',
      '&lt;',
      '&',
      '<!',
      '<?',
      'x',
      '/',
      '>'
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((pieces) => pieces.join(''))
        ),
        (xml) => {
          const fields = parseMessageXml(xml)
          expect(fields === undefined || typeof fields === 'object').toBe(true)
        }
      ),
      { numRuns }
    )
  })
})

describe('buildMessageXml', () => {
  it('writes text as CDATA and numbers as they are', () => {
    expect(buildMessageXml({ MsgType: 'text', CreateTime: 1, Gone: undefined, TransInfo: { KfAccount: 'a@b' } })).toBe(
      '<xml><MsgType><![CDATA[text]]></MsgType><CreateTime>1</CreateTime><TransInfo><KfAccount><![CDATA[a@b]]></KfAccount></TransInfo></xml>'
    )
  })

  it('is read back as it was, whatever the text', () => {
    const name = fc.stringMatching(/^[A-Za-z_][\w.-]{0,8}$/).filter((text) => text !== '__proto__')
    const text = fc.string({ unit: 'grapheme' })
    fc.assert(
      fc.property(fc.dictionary(name, fc.oneof(text, fc.array(text, { minLength: 2 })), { minKeys: 1 }), (fields) => {
        expect(parseMessageXml(buildMessageXml(fields))).toEqual({ ...fields })
      }),
      { numRuns }
    )
  })
})
