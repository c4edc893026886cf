import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { readXml } from '../../../src/weixin/xml/read-xml.ts'
import { writeXml } from '../../../src/weixin/xml/write-xml.ts'

describe('the XML that is sent', () => {
  it('has each value in CDATA, as the document shows it', () => {
    expect(writeXml({ appid: 'wx1', total_fee: '1', detail: '{"a":"<&>"}' })).toBe(
      '<xml><appid><![CDATA[wx1]]></appid><total_fee><![CDATA[1]]></total_fee><detail><![CDATA[{"a":"<&>"}]]></detail></xml>'
    )
  })

  it('can carry the end of CDATA and a carriage return', () => {
    expect(writeXml({ attach: 'a]]>b\r\nc' })).toBe(
      '<xml><attach><![CDATA[a]]]]><![CDATA[>b]]>&#13;<![CDATA[\nc]]></attach></xml>'
    )
  })

  it('is read by another reader as it was meant, whatever the value', () => {
    const peer = new XMLParser({ parseTagValue: false, trimValues: false, htmlEntities: true })
    const unit = fc.constantFrom(...'<>&;]["\'#! \n年😀ax0'.split(''), ']]>', '<![CDATA[', '&amp;', '&#13;')
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1 }), (value) => {
        if (value.trim() === '' || /\p{Surrogate}/u.test(value)) return
        const xml = writeXml({ attach: value })
        expect(peer.parse(xml).xml.attach).toBe(value)
        expect(readXml(xml, 'xml')).toEqual({ fields: { attach: value } })
      }),
      { numRuns: Math.max(1000, Number(process.env.FUZZ_RUNS ?? 0)) }
    )
  })
})
