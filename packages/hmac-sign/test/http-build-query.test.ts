import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { httpBuildQuery } from '../src/index.ts'
import { anyText } from './any-text.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import { NOT_PARAMS } from './wrong-values.ts'

describe('httpBuildQuery', () => {
  // Section 6.2 of the uTools facts: each right-hand side was printed by PHP 8.2.
  it.each([
    ['a=%2A', { a: '*' }],
    ['a=%7E', { a: '~' }],
    ['a=+', { a: ' ' }],
    ['a=%2B', { a: '+' }],
    ['a=%21%27%28%29', { a: "!'()" }],
    ['a=-_.Az09', { a: '-_.Az09' }],
    ['a=%2F%3A%3B%3D%26%3F%40%23%24%2C%25%22%3C%3E%5B%5D%7B%7D%7C%5E', { a: '/:;=&?@#$,%"<>[]{}|^' }],
    ['a=%0D%0A%09', { a: '\r\n\t' }],
    ['a=%E5%B9%B4%F0%9F%98%80', { a: '年😀' }],
    ['', { a: null, b: undefined }],
    ['a=', { a: '' }],
    ['a=1&b=0', { a: true, b: false }],
    ['a=1', { a: 1.0 }],
    ['a=0.3', { a: 0.30000000000000004 }],
    ['a=1.5E-7', { a: 1.5e-7 }],
    ['a=4.5035996273705E%2B15', { a: 4503599627370495.5 }],
    ['a%5B0%5D=1&a%5B1%5D=2', { a: [1, 2] }],
    ['a%5Bk%5D=1', { a: { k: 1 } }],
    ['a%5B0%5D=1&a%5B2%5D=3', { a: [1, null, 3] }],
    ['', { a: [], b: {} }],
    ['=x&+a=y', { '': 'x', ' a': 'y' }],
    ['__proto__%5B__proto__%5D=x', JSON.parse('{"__proto__":{"__proto__":"x"}}')],
    ['id=12345678901234567890', { id: 12345678901234567890n }]
  ])('writes %s as PHP does', (query, params) => {
    expect(httpBuildQuery(params)).toBe(query)
  })

  it('keeps the order of the object', () => {
    expect(httpBuildQuery({ b: 1, a: 2, c: 3 })).toBe('b=1&a=2&c=3')
  })

  it('writes a list with its indexes as names', () => {
    expect(httpBuildQuery([1, 2, [3]])).toBe('0=1&1=2&2%5B0%5D=3')
  })

  it('has the RFC 3986 dialect', () => {
    expect(httpBuildQuery({ 'a b': '~ *' }, { encoding: 'rfc3986' })).toBe('a%20b=~%20%2A')
    expect(httpBuildQuery({ 'a b': '~ *' }, { encoding: 'rfc1738' })).toBe('a+b=%7E+%2A')
  })

  it('takes a result of more than the kept buffer', () => {
    const title = '年'.repeat(50_000)
    expect(httpBuildQuery({ title })).toBe(`title=${encodeURIComponent(title)}`)
  })

  it('is not disturbed by a getter that builds another query', () => {
    const params = {
      a: 'first',
      get b() {
        return httpBuildQuery({ inner: 'xxxxxxxxxxxxxxxxxxxx' })
      },
      c: 'last'
    }
    expect(httpBuildQuery(params)).toBe('a=first&b=inner%3Dxxxxxxxxxxxxxxxxxxxx&c=last')
  })

  it('forgets what a call wrote that failed half-way', () => {
    expect(() => httpBuildQuery({ a: 'left over', b: Number.NaN })).toThrow(RangeError)
    expect(httpBuildQuery({ c: 'd' })).toBe('c=d')
  })

  it.each(NOT_PARAMS.filter(([words]) => !words.startsWith('array')))('refuses %s as params', (words, value) => {
    expect(() => httpBuildQuery(value as never)).toThrow(new TypeError(`"params" expected plain object, got ${words}`))
  })

  it('refuses wrong options', () => {
    expect(() => httpBuildQuery({}, null as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "options" expected object, got null]`
    )
    expect(() => httpBuildQuery({}, { encoding: 'RFC1738' as never })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "encoding" expected one of 'rfc1738', 'rfc3986', got string of length 7]`
    )
    expect(() => httpBuildQuery({}, { encoding: 2 as never })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "encoding" expected one of 'rfc1738', 'rfc3986', got number]`
    )
  })

  it('says which field can not be written and why', () => {
    expect(() => httpBuildQuery({ order: { id: 2 ** 53 } })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "order[id]" expected safe integer, got one past 2^53 - 1 that may have lost digits: pass it as string or bigint]`
    )
    expect(() => httpBuildQuery({ fee: Number.NaN })).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "fee" expected finite number, got NaN]`
    )
    expect(() => httpBuildQuery({ goods: [{ title: 'VIP \ud83d' }] })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "goods[0][title]" expected well-formed text, got a lone surrogate at index 4]`
    )
    expect(() => httpBuildQuery({ paid_at: new Date(0) as never })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "paid_at" expected string, number, bigint, boolean, null, list or plain object, got Date]`
    )
    expect(() => httpBuildQuery({ image: new Uint8Array(2) as never })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "image" expected string, number, bigint, boolean, null, list or plain object, got Uint8Array of length 2]`
    )
  })

  it('gives ASCII or a TypeError or a RangeError for any value at all', () => {
    fc.assert(
      fc.property(
        fc.dictionary(anyText, fc.anything({ withDate: true, withMap: true, withBigInt: true })),
        (params) => {
          try {
            return /^[\w\-.%+=&]*$/.test(httpBuildQuery(params as never))
          } catch (error) {
            return error instanceof TypeError || error instanceof RangeError
          }
        }
      ),
      { numRuns: fuzzRuns(1000), seed: fuzzSeed }
    )
  })
})
