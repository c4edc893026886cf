import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeQuery } from '../src/encode-query.ts'
import type { Fields, FieldValue } from '../src/request-description.ts'

test('encodes as the form rules of the URL standard, in the order given', () => {
  // https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set
  expect(encodeQuery({ b: 'a b*-._~', a: '年&=+%', list: 'c' })).toBe('b=a+b*-._%7E&a=%E5%B9%B4%26%3D%2B%25&list=c')
})

test('leaves out what is undefined and keeps what is empty', () => {
  expect(encodeQuery({ none: undefined, empty: '', zero: 0, no: false, big: 2n ** 64n })).toBe(
    'empty=&zero=0&no=false&big=18446744073709551616'
  )
})

test('an independent parser reads back what was encoded', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.bigInt(),
    fc.constant(undefined)
  )
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), value), (fields) => {
      const expected = Object.entries(fields)
        .filter(([, given]) => given !== undefined)
        .map(([name, given]) => [name, String(given)])
      // Not URLSearchParams, which encodes: split and decode by hand.
      const encoded = encodeQuery(fields as Record<string, FieldValue>)
      const read = encoded === '' ? [] : encoded.split('&').map((pair) => pair.split('=').map(decodeForm))
      expect(read).toEqual(expected)
      expect(encoded).toMatch(/^[\x21-\x7e]*$/)
    })
  )
})

const decodeForm = (text: string) => decodeURIComponent(text.replaceAll('+', ' '))

test.each<[unknown, string]>([
  [null, 'null'],
  [['a'], 'a list of 1'],
  [{ a: 1 }, 'an object'],
  [Number.NaN, 'NaN'],
  [Number.POSITIVE_INFINITY, 'an infinite number'],
  [2 ** 53, 'an integer past 2^53'],
  [1e21, 'an integer past 2^53'],
  [Symbol('s'), 'a symbol'],
  [() => 1, 'a function']
])('refuses %s, which would arrive as something else', (value, received) => {
  expect(() => encodeQuery({ price: value } as Fields)).toThrow(
    `"price" expected text, a safe number or a boolean, got ${received}`
  )
})

test('refuses half of an emoji, which would arrive as a question mark', () => {
  expect(() => encodeQuery({ title: '年\ud83d' })).toThrowErrorMatchingInlineSnapshot(
    `[InputError: "title" expected well-formed Unicode text, got a lone surrogate]`
  )
})
