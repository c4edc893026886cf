import { describe, expect, it } from 'vitest'
import { assertOptions } from '../src/assert-options.ts'

describe('assertOptions', () => {
  it('accepts an object', () => {
    expect(() => assertOptions({})).not.toThrow()
  })

  it.each([
    ['null', null],
    ['string of length 5', 'upper'],
    ['array of length 0', []],
    ['function', () => ({})]
  ])('refuses %s', (words, value) => {
    expect(() => assertOptions(value)).toThrow(new TypeError(`"options" expected object, got ${words}`))
  })
})
