import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeExactJson, parseExactJson, type Wire } from '../../../../src/services/youzan/wire/exact-json.ts'

describe('exact JSON', () => {
  // Youzan reference 7: the platform's own demo shows this id as text and, rounded, as a number.
  it('keeps 1481453940569543563 apart from its neighbours', () => {
    const text = '{"id":1481453940569543563,"next":1481453940569543564,"list":[-9223372036854775808]}'
    const value = parseExactJson(text) as Record<string, Wire>
    expect(value.id).toBe(1481453940569543563n)
    expect(value.next).toBe(1481453940569543564n)
    expect(encodeExactJson(value)).toBe(text)
    expect(JSON.stringify(JSON.parse(text))).toContain('1481453940569543700')
  })

  it('leaves digits inside text, fractions and safe numbers alone', () => {
    const text =
      '{"tid":"E1481453940569543563","near":9007199254740991,"rate":0.12345678901234567,"exp":1e21,"esc":"\\"12345678901234567890"}'
    expect(parseExactJson(text)).toEqual(JSON.parse(text))
  })

  it('is not fooled by text that looks like its own mark', () => {
    const text = '{"a":"\ue00012","b":"\\ue00013","c":12345678901234567890}'
    expect(parseExactJson(text)).toEqual({ a: '\ue00012', b: '\ue00013', c: 12345678901234567890n })
  })

  it('leaves out undefined members and refuses what is no JSON', () => {
    expect(encodeExactJson({ a: undefined, b: null, c: [true, 'x'] })).toBe('{"b":null,"c":[true,"x"]}')
    expect(() => parseExactJson('{"a":01}')).toThrow(SyntaxError)
  })

  it('agrees with JSON on everything that JSON can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = JSON.stringify(value)
        expect(encodeExactJson(JSON.parse(text) as Wire)).toBe(text)
      })
    )
  })

  it('brings every long back as it was', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n), fc.string(), (long, text) => {
        const sent = `[${long},${JSON.stringify(text)}]`
        expect(encodeExactJson(parseExactJson(sent))).toBe(sent)
      })
    )
  })
})
