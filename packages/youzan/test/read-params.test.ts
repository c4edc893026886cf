import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readParams } from '../src/read-params.ts'

const rule = { longs: ['oid', 'ids'], texts: ['out_stype', 'account_id'] }
const read = (params: unknown) => readParams('youzan.x', params, rule)

describe('parameters', () => {
  it.each<[string, unknown, unknown]>([
    [
      'stay as they are',
      { tid: 'E1', page_no: 1, price: 0.5, ok: true, none: null },
      { tid: 'E1', page_no: 1, price: 0.5, ok: true, none: null }
    ],
    ['without a value are left out', { a: undefined, b: { c: undefined } }, { b: {} }],
    ['of a Long in text become the number', { oid: '1481453940569543563' }, { oid: 1481453940569543563n }],
    ['of a Long as bigint stay one', { oid: 1481453940569543563n }, { oid: 1481453940569543563n }],
    ['of a Long as a number stay one', { oid: 42 }, { oid: 42 }],
    ['of a Long below zero', { oid: '-1' }, { oid: -1n }],
    ['of a Long that is no number stay text', { oid: 'E1' }, { oid: 'E1' }],
    ['of Longs in a list', { ids: ['1481453940569543562', 2] }, { ids: [1481453940569543562n, 2] }],
    ['of Longs at any depth', { items: [{ oid: '7' }] }, { items: [{ oid: 7n }] }],
    [
      'of a String become text',
      { out_stype: 4, account_id: 1481453940569543563n },
      { out_stype: '4', account_id: '1481453940569543563' }
    ],
    ['that are not declared: text stays text', { other: '1481453940569543563' }, { other: '1481453940569543563' }],
    ['that are not declared: a bigint is a number', { other: 1481453940569543563n }, { other: 1481453940569543563n }],
    ['of another realm', Object.assign(Object.create(null), { a: 1 }), { a: 1 }]
  ])('%s', (_, params, sent) => {
    expect(read(params)).toEqual(sent)
  })

  it('are a copy, also of a field called __proto__', () => {
    const params = JSON.parse('{"__proto__":{"a":1},"list":[1]}')
    const sent = read(params)
    expect(JSON.stringify(sent)).toBe('{"__proto__":{"a":1},"list":[1]}')
    expect(sent.list).not.toBe(params.list)
  })

  it.each<[string, unknown, string]>([
    [
      'a number past 2^53',
      { oid: 2 ** 60 },
      '"params.oid" expected a number with all its digits, got an integer past 2^53. Give a large id as text or as a bigint'
    ],
    ['NaN', { a: [{ b: Number.NaN }] }, '"params.a[0].b" expected a number with all its digits, got NaN'],
    [
      'a Date',
      { start_created: new Date(0) },
      '"params.start_created" expected text, a number, a boolean, a list or a plain object, got an object. Write a time with formatYouzanTime, or as the number that the API wants'
    ],
    [
      'a Map',
      { a: new Map() },
      '"params.a" expected text, a number, a boolean, a list or a plain object, got an object'
    ],
    [
      'a function',
      { a: () => 1 },
      '"params.a" expected text, a number, a boolean, a list or a plain object, got a function'
    ],
    ['a symbol in a list', { a: [Symbol('x')] }, '"params.a[0]" expected text'],
    ['nothing in a list', { a: [undefined] }, '"params.a[0]" expected text'],
    ['half an emoji', { memo: 'x\ud83d' }, '"params.memo" expected well-formed Unicode text, got a lone surrogate'],
    ['a list', [1], '"params" expected an object, got a list of 1'],
    ['text', 'tid=E1', '"params" expected an object, got text of 6 characters'],
    ['null', null, '"params" expected an object, got null'],
    ['a Map instead of an object', new Map(), '"params" expected an object, got an object']
  ])('are refused with %s', (_, params, text) => {
    expect(() => read(params)).toThrow(text)
  })

  it('that go round in a circle are refused', () => {
    const params: { self?: unknown } = {}
    params.self = params
    expect(() => read(params)).toThrow('"params" expected nested at most 32 deep')
  })

  it('of any id of a Long keep all digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }), (id) => {
        expect(read({ oid: String(id) })).toEqual({ oid: id })
        expect(read({ oid: id })).toEqual({ oid: id })
      })
    )
  })
})
