import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalQuery } from '../src/index.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import utools from './vectors/utools.json' with { type: 'json' }
import { NOT_PARAMS } from './wrong-values.ts'

describe('canonicalQuery', () => {
  it.each(utools.cases)('writes the text of uTools vector $case', ({ params, canonical }) => {
    expect(canonicalQuery(params)).toBe(canonical)
  })

  it('leaves sign out, also an empty one', () => {
    expect(canonicalQuery({ b: 1, sign: '', a: 2 })).toBe('a=2&b=1')
  })

  it('leaves out the names that it is told, in place of sign', () => {
    expect(canonicalQuery({ b: 1, sign: 's', a: 2 }, { omit: ['a'] })).toBe('b=1&sign=s')
  })

  it('sorts names of whole numbers as text', () => {
    expect(canonicalQuery({ 9: 'x', 10: 'y', a: 'z', '01': 'w' })).toBe('01=w&10=y&9=x&a=z')
  })

  it('sorts the top level only, as ksort does', () => {
    expect(canonicalQuery({ b: { z: 1, a: 2 }, a: [3] })).toBe('a%5B0%5D=3&b%5Bz%5D=1&b%5Ba%5D=2')
  })

  it('is the same for any order of the fields', () => {
    const fields = fc.uniqueArray(fc.tuple(fc.string(), fc.oneof(fc.string(), fc.maxSafeInteger())), {
      selector: ([name]) => name,
      maxLength: 40
    })
    fc.assert(
      fc.property(fields, (entries) => {
        const reversed = Object.fromEntries([...entries].reverse())
        expect(canonicalQuery(reversed)).toBe(canonicalQuery(Object.fromEntries(entries)))
      }),
      { numRuns: fuzzRuns(300), seed: fuzzSeed }
    )
  })

  it.each(NOT_PARAMS)('refuses %s as params', (words, value) => {
    expect(() => canonicalQuery(value as never)).toThrow(new TypeError(`"params" expected plain object, got ${words}`))
  })

  it('refuses wrong options', () => {
    expect(() => canonicalQuery({}, 'sign' as never)).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "options" expected object, got string of length 4]`
    )
    expect(() => canonicalQuery({}, { omit: 'sign' as never })).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "omit" expected array of strings, got string of length 4]`
    )
  })
})
