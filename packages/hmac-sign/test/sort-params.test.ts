import { describe, expect, it } from 'vitest'
import { sortParams } from '../src/index.ts'
import { NOT_PARAMS } from './wrong-values.ts'

describe('sortParams', () => {
  it('copies the fields in ascending order and leaves the original as it was', () => {
    const params = { b: { z: 1, a: 2 }, sign: 'x', a_b: null, aB: '' }
    const sorted = sortParams(params)
    expect(Object.entries(sorted)).toEqual([
      ['aB', ''],
      ['a_b', null],
      ['b', { z: 1, a: 2 }],
      ['sign', 'x']
    ])
    expect(Object.keys(sorted.b as object)).toEqual(['z', 'a'])
    expect(Object.keys(params)).toEqual(['b', 'sign', 'a_b', 'aB'])
  })

  it('keeps a field named __proto__ as a field', () => {
    const sorted = sortParams(JSON.parse('{"b": 1, "__proto__": {"polluted": true}}'))
    expect(Object.keys(sorted)).toEqual(['__proto__', 'b'])
    expect(Object.getPrototypeOf(sorted)).toBe(Object.prototype)
    expect('polluted' in sorted).toBe(false)
  })

  it('lists whole numbers first, since every object does', () => {
    expect(Object.keys(sortParams({ '-1': 1, '10': 1, '9': 1 }))).toEqual(['9', '10', '-1'])
  })

  it.each(NOT_PARAMS)('refuses %s', (words, value) => {
    expect(() => sortParams(value as never)).toThrow(new TypeError(`"params" expected plain object, got ${words}`))
  })
})
