import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sortedNames } from '../src/sorted-names.ts'
import { anyText } from './any-text.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import { NOT_PARAMS, NOT_STRINGS } from './wrong-values.ts'

/** Fields of these names, in this order. */
function fieldsOf(names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, 1]))
}

describe('sortedNames', () => {
  it('sorts upper case before underscore before lower case, as ASCII does', () => {
    expect(sortedNames(fieldsOf(['a_b', 'ab', 'aB', 'Z', '_', 'a']))).toEqual(['Z', '_', 'a', 'aB', 'a_b', 'ab'])
  })

  it('compares whole numbers as text, although an object lists them first and by size', () => {
    expect(sortedNames(fieldsOf(['9', '10', '01', '1e1', 'a', '-1', '']))).toEqual([
      '',
      '-1',
      '01',
      '10',
      '1e1',
      '9',
      'a'
    ])
  })

  it('leaves sign out unless told otherwise', () => {
    const params = fieldsOf(['sign', 'sign_type', 'a'])
    expect(sortedNames(params)).toEqual(['a', 'sign_type'])
    expect(sortedNames(params, ['sign', 'sign_type'])).toEqual(['a'])
    expect(sortedNames(params, [])).toEqual(['a', 'sign', 'sign_type'])
  })

  it('sees own names only, among them __proto__', () => {
    const params = Object.assign(Object.create(null), { b: 1 })
    Object.defineProperty(params, '__proto__', { value: 1, enumerable: true })
    expect(sortedNames(params)).toEqual(['__proto__', 'b'])
    expect(sortedNames({})).toEqual([])
  })

  it.each([0, 1, 2, 23, 24, 25, 26, 300])('sorts %d names', (count) => {
    const names = Array.from({ length: count }, (_, index) => `name${(index * 7919) % 1009}`)
    expect(sortedNames(fieldsOf(names))).toEqual([...names].sort())
  })

  it('sorts any names by code units', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { maxLength: 40 }), (names) => {
        expect(sortedNames(fieldsOf(names), [])).toEqual([...names].sort())
      }),
      { numRuns: fuzzRuns(300), seed: fuzzSeed }
    )
  })

  it.each(NOT_PARAMS)('refuses %s as params', (words, value) => {
    expect(() => sortedNames(value)).toThrow(new TypeError(`"params" expected plain object, got ${words}`))
  })

  it.each(NOT_STRINGS.filter(([words]) => words !== 'undefined' && !words.startsWith('array')))(
    'refuses %s as omit',
    (words, value) => {
      expect(() => sortedNames({}, value as never)).toThrow(
        new TypeError(`"omit" expected array of strings, got ${words}`)
      )
    }
  )

  it.each(NOT_STRINGS)('refuses %s among the omitted names', (words, value) => {
    expect(() => sortedNames({}, ['sign', value] as never)).toThrow(
      new TypeError(`"omit" expected array of strings, got one with ${words}`)
    )
  })
})
