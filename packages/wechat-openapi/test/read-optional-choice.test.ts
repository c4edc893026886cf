import { describe, expect, it } from 'vitest'
import { readOptionalChoice } from '../src/read-optional-choice.ts'

describe('readOptionalChoice', () => {
  it('may be left out, and is one of the choices otherwise', () => {
    expect(readOptionalChoice('c', 'f', undefined, ['a'])).toBeUndefined()
    expect(readOptionalChoice('c', 'f', 1, [0, 1])).toBe(1)
    expect(() => readOptionalChoice('c', 'f', null, [0, 1])).toThrow('"f" expected one of 0, 1, got null')
  })
})
