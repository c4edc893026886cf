import { describe, expect, it } from 'vitest'
import { readChoice, readOptionalChoice } from '../src/read-choice.ts'

describe('readChoice', () => {
  it.each(['1', 2, null, undefined, true])('refuses %j of the numbers 0 and 1', (value) => {
    expect(() => readChoice('c', 'f', value, [0, 1])).toThrow('"f" expected one of 0, 1')
  })
})

describe('readOptionalChoice', () => {
  it('may be left out, and is read by the same rule otherwise', () => {
    expect(readOptionalChoice('c', 'f', undefined, ['a'])).toBeUndefined()
    expect(readOptionalChoice('c', 'f', 1, [0, 1])).toBe(1)
    expect(() => readOptionalChoice('c', 'f', null, [0, 1])).toThrow('"f" expected one of 0, 1, got null')
  })
})
