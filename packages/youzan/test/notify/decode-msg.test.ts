import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeMsg } from '../../src/notify/decode-msg.ts'

it.each<[string, unknown, unknown]>([
  ['percent-encoded in whole', '%7B%22tid%22%3A%22E1%22%2C%22n%22%3A1%7D', { tid: 'E1', n: 1 }],
  ['percent-encoded, with : and , left bare', '%7B%22tid%22:%22E1%22,%22n%22:1%7D', { tid: 'E1', n: 1 }],
  ['with a blank as %20, and a plus as itself', '%7B%22a%22%3A%22x%20y+z%22%7D', { a: 'x y+z' }],
  ['with ids past 2^53', '%7B%22oid%22%3A1481453940569543563%7D', { oid: '1481453940569543563' }],
  ['a list', '%5B1%5D', [1]],
  ['not encoded', '{"a":"50%"}', { a: '50%' }],
  ['not encoded, a list', ' [1]', [1]],
  ['with JSON texts inside, which stay texts', '%7B%22data%22%3A%22%7B%5C%22a%5C%22%3A1%7D%22%7D', { data: '{"a":1}' }],
  ['an object already', { a: 1 }, { a: 1 }],
  ['plain words', '有赞', '有赞'],
  ['a per cent sign alone', '100%', '100%'],
  ['braces that are no JSON', '{x', '{x'],
  ['encoded and no JSON', '%7Bx', '%7Bx'],
  ['empty', '', ''],
  ['null', null, undefined],
  ['missing', undefined, undefined]
])('content that is %s', (_, msg, decoded) => {
  expect(decodeMsg(msg)).toEqual(decoded)
})

it('any JSON object comes back, however much of it is percent-encoded', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' })), (object) => {
      const plain: unknown = JSON.parse(JSON.stringify(object))
      expect(decodeMsg(encodeURIComponent(JSON.stringify(object)))).toEqual(plain)
      expect(
        decodeMsg(encodeURIComponent(JSON.stringify(object)).replaceAll('%3A', ':').replaceAll('%2C', ','))
      ).toEqual(plain)
    })
  )
})

it('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void decodeMsg(text)))
})
