import { describe, expect, it } from 'vitest'
import { assertChoice } from '../src/assert-choice.ts'
import { LOUD_SECRET } from './wrong-values.ts'

describe('assertChoice', () => {
  it('accepts each of the listed words', () => {
    expect(() => assertChoice('lower', 'letterCase', ['lower', 'upper'])).not.toThrow()
    expect(() => assertChoice('upper', 'letterCase', ['lower', 'upper'])).not.toThrow()
  })

  it('names the words and does not repeat what came, which may be a secret in the wrong place', () => {
    expect(() => assertChoice(LOUD_SECRET, 'letterCase', ['lower', 'upper'])).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "letterCase" expected one of 'lower', 'upper', got string of length 28]`
    )
    expect(() => assertChoice(undefined, 'letterCase', ['lower', 'upper'])).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: "letterCase" expected one of 'lower', 'upper', got undefined]`
    )
  })
})
