import { describe, expect, test } from 'vitest'
import { assertOptions, readChoice, readFlag } from '../src/options.ts'
import { thrownBy } from './thrown-by.ts'
import { wrongTypes } from './wrong-types.ts'

describe('assertOptions', () => {
  test('accepts an object, also one without a prototype', () => {
    expect(() => assertOptions({})).not.toThrow()
    expect(() => assertOptions(Object.create(null))).not.toThrow()
  })

  test.each(wrongTypes('object'))('refuses %s', (_, value) => {
    expect(thrownBy(() => assertOptions(value))).toBeInstanceOf(TypeError)
  })

  test('names the kind', () => {
    expect(thrownBy(() => assertOptions('secret'))).toMatchInlineSnapshot(
      `[TypeError: "options" expected object, got string of length 6]`
    )
  })
})

describe('readFlag', () => {
  test('reads a boolean, and takes the fallback for undefined', () => {
    expect([readFlag('flag', true, false), readFlag('flag', false, true)]).toEqual([true, false])
    expect([readFlag('flag', undefined, true), readFlag('flag', undefined, false)]).toEqual([true, false])
  })

  test.each(wrongTypes('boolean').filter(([name]) => name !== 'undefined'))('refuses %s', (_, value) => {
    expect(thrownBy(() => readFlag('flag', value, true))).toBeInstanceOf(TypeError)
  })
})

describe('readChoice', () => {
  test('reads one of the words, and takes the first for undefined', () => {
    expect(readChoice('choice', 'b', ['a', 'b'])).toBe('b')
    expect(readChoice('choice', undefined, ['a', 'b'])).toBe('a')
  })

  test.each(['', 'c', 'A', 0, null, ['a']])('refuses %j', (value) => {
    expect(thrownBy(() => readChoice('choice', value, ['a', 'b']))).toBeInstanceOf(TypeError)
  })

  test('names the words, and not what came', () => {
    expect(thrownBy(() => readChoice('options.choice', 'secret', ['a', 'b']))).toMatchInlineSnapshot(
      `[TypeError: "options.choice" expected 'a' or 'b', got string of length 6]`
    )
  })
})
