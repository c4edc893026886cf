import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeBizContent } from '../../src/operations/encode-biz-content.ts'

const encode = (content: unknown, isAscii = false) => encodeBizContent('alipay.execute', content, isAscii)

describe('encodeBizContent', () => {
  it('writes names and values as they are, and leaves undefined out', () => {
    expect(
      encode({ out_trade_no: '1', total_amount: '0.01', goodsDetail: [{ a: null, b: undefined }], n: 0, ok: true })
    ).toBe('{"out_trade_no":"1","total_amount":"0.01","goodsDetail":[{"a":null}],"n":0,"ok":true}')
  })

  it('writes a bigint with all its digits', () => {
    expect(encode({ id: 12345678901234567890n })).toBe('{"id":12345678901234567890}')
  })

  it('writes ASCII where it must, which reads back as the same', () => {
    expect(encode({ subject: '支付 😀' }, true)).toBe('{"subject":"\\u652f\\u4ed8 \\ud83d\\ude00"}')
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (content) => {
        const text = encode(content, true)
        expect(text).toMatch(/^[\0-\x7f]*$/)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(content)))
      })
    )
  })

  it('does not change what it is given', () => {
    const content = Object.freeze({ a: Object.freeze([Object.freeze({ b: 1 })]) })
    expect(encode(content)).toBe('{"a":[{"b":1}]}')
  })

  it.each([
    [
      { total_amount: Number.NaN },
      '"bizContent.total_amount" expected a number with all its digits, got NaN. Give amounts as text in yuan'
    ],
    [{ a: [{ b: 2 ** 60 }] }, '"bizContent.a[0].b" expected a number with all its digits, got an integer past 2^53'],
    [{ a: Number.POSITIVE_INFINITY }, 'got an infinite number'],
    [{ a: '\ud83d' }, '"bizContent.a" expected well-formed Unicode text'],
    [
      { time_expire: new Date(0) },
      '"bizContent.time_expire" expected text, a number, a boolean, a list or a plain object, got an object. Write a time with formatAlipayTime'
    ],
    [{ a: () => 1 }, 'got a function'],
    [{ a: new Map() }, 'got an object'],
    ['{"a":1}', '"bizContent" expected an object, got text of 7 characters'],
    [[], 'got a list of 0'],
    [null, 'got null']
  ])('refuses %o', (content, words) => {
    expect(() => encode(content)).toThrow(words)
  })

  it('refuses a cycle', () => {
    const content: Record<string, unknown> = {}
    content.self = content
    expect(() => encode(content)).toThrow('"bizContent" expected nested at most 32 deep, got more, or a cycle')
  })
})
