import { describe, expect, it } from 'vitest'
import { readOptionalFlag, readOptionalInteger, readOptionalText } from '../src/read-optional.ts'

describe('a field that may be left out', () => {
  it('is undefined then, whatever its kind', () => {
    expect([
      readOptionalText('c', 'f', undefined),
      readOptionalInteger('c', 'f', undefined, { min: 1 }),
      readOptionalFlag('c', 'f', undefined)
    ]).toEqual([undefined, undefined, undefined])
  })

  it('is read by its rule otherwise', () => {
    expect(readOptionalText('c', 'f', 'x', { maxLength: 1 })).toBe('x')
    expect(readOptionalInteger('c', 'f', 7, { min: 1, max: 7 })).toBe(7)
    expect(readOptionalFlag('c', 'f', false)).toBe(false)
    expect(() => readOptionalText('c', 'f', '')).toThrow('c: "f" expected text that is not empty')
    expect(() => readOptionalInteger('c', 'f', 8, { min: 1, max: 7 })).toThrow('an integer from 1 to 7')
    expect(() => readOptionalFlag('c', 'f', 'true')).toThrow('true or false, got text of 4 characters')
    expect(() => readOptionalFlag('c', 'f', null)).toThrow('true or false, got null')
  })
})
