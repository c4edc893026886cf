import { execFileSync, spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { Transformer } from 'wechatpay-axios-plugin'
import { PayXmlError, readPayXml, writePayXml } from '../../../../src/services/weixin-pay/wire/pay-xml.ts'

const read = (xml: string, root?: string) => Object.fromEntries(readPayXml(xml, root))

describe('readPayXml', () => {
  it.each<[string, Record<string, string>]>([
    ['<xml></xml>', {}],
    ['<xml><a>1</a><b><![CDATA[2]]></b></xml>', { a: '1', b: '2' }],
    ['\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n  <a>1</a>\n</xml>\n', { a: '1' }],
    ['<xml><a/><b></b><c><![CDATA[]]></c></xml>', { a: '', b: '', c: '' }],
    ['<xml><a> x </a></xml>', { a: ' x ' }],
    ['<xml><a><![CDATA[a]]]]><![CDATA[>b]]></a></xml>', { a: 'a]]>b' }],
    ['<xml><a>&lt;&gt;&amp;&quot;&apos;&#20013;&#x6587;</a></xml>', { a: '<>&"\'中文' }],
    ['<xml><a>x<![CDATA[<&]]>y</a></xml>', { a: 'x<&y' }],
    ['<xml><a>1\r\n2\r3</a></xml>', { a: '1\n2\n3' }],
    ['<xml><__proto__>1</__proto__></xml>', JSON.parse('{"__proto__":"1"}')]
  ])('reads %j', (xml, fields) => {
    expect(read(xml)).toEqual(fields)
  })

  it('reads another root', () => {
    expect(read('<root>\n<a>1</a>\n</root>', 'root')).toEqual({ a: '1' })
  })

  it.each([
    ['', 'it does not begin with <xml>'],
    ['<root></root>', 'it does not begin with <xml>'],
    ['<xml>', 'it does not end with </xml>'],
    ['<xml></xml><xml></xml>', 'expected an element without attributes'],
    ['<!DOCTYPE xml><xml></xml>', 'a DTD is not taken'],
    ['<xml><a>&b;</a></xml>', 'the entity &b; is not known'],
    ['<xml><a>a & b</a></xml>', 'a bare & is not XML'],
    ['<xml><a>&#0;</a></xml>', 'the entity &#0; is not known'],
    ['<xml><a>1</a><a>2</a></xml>', '<a> comes twice'],
    ['<xml><a b="1">1</a></xml>', 'expected an element without attributes'],
    ['<xml><a><b>1</b></a></xml>', '<a> has something other than text in it'],
    ['<xml><a>1</b></xml>', '<a> has something other than text in it'],
    ['<xml><a><![CDATA[1</a></xml>', 'a CDATA section does not end'],
    ['<xml><a>1', 'it does not end with </xml>'],
    ['<xml>text</xml>', 'expected an element without attributes'],
    ['<xml><a>\0</a></xml>', 'a character that XML does not allow'],
    ['<xml><a>1</xml>', '<a> has something other than text in it']
  ])('refuses %j', (xml, message) => {
    const thrown = (() => {
      try {
        return read(xml)
      } catch (error) {
        return error
      }
    })()
    expect(thrown).toBeInstanceOf(PayXmlError)
    expect((thrown as Error).message).toContain(message)
  })

  // A reader that goes back over what it has read would take hours for these.
  it('comes to its end on a long document of any mark', () => {
    expect(() => read(`<xml>${'<a>'.repeat(100_000)}`)).toThrow()
    expect(() => read(`<xml>${' '.repeat(300_000)}`)).toThrow()
    expect(() => read(`<xml><a>${'&amp;'.repeat(100_000)}</a></xml>`)).not.toThrow()
  })
})

const nasty = { attach: 'a]]>b<c>&d;\n "e" 中😀', total_fee: '1', out_trade_no: '1', coupon_fee_0: '2', empty: '' }

describe('writePayXml', () => {
  it('writes amounts and counts bare, the rest as CDATA', () => {
    expect(writePayXml(Object.entries(nasty))).toBe(
      '<xml><attach><![CDATA[a]]]]><![CDATA[>b<c>&d;\n "e" 中😀]]></attach>\n<total_fee>1</total_fee>\n' +
        '<out_trade_no><![CDATA[1]]></out_trade_no>\n<coupon_fee_0>2</coupon_fee_0>\n<empty><![CDATA[]]></empty>\n</xml>'
    )
  })

  it('is read by another client', () => {
    expect(Transformer.toObject(writePayXml(Object.entries(nasty)))).toEqual(nasty)
  })

  const hasPhp = spawnSync('php', ['-r', 'exit(function_exists("simplexml_load_string") ? 0 : 1);']).status === 0
  it.skipIf(!hasPhp)('is read by PHP', () => {
    const program = 'echo json_encode((array) simplexml_load_string(stream_get_contents(STDIN), null, LIBXML_NOCDATA));'
    const seen = execFileSync('php', ['-r', program], { input: writePayXml(Object.entries(nasty)) })
    expect(JSON.parse(seen.toString())).toMatchObject({ attach: nasty.attach, total_fee: '1' })
  })
})
