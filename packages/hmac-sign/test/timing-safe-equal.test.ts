import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { timingSafeEqual } from '../src/index.ts'
import { fuzzRuns, fuzzSeed } from './fuzz-settings.ts'
import { NOT_STRINGS } from './wrong-values.ts'

describe('timingSafeEqual', () => {
  it('compares texts', () => {
    expect(timingSafeEqual('8181e04c', '8181e04c')).toBe(true)
    expect(timingSafeEqual('8181e04c', '8181e04d')).toBe(false)
    expect(timingSafeEqual('8181e04c', '8181E04C')).toBe(false)
    expect(timingSafeEqual('', '')).toBe(true)
  })

  it('compares bytes, Buffer or not', () => {
    expect(timingSafeEqual(Uint8Array.of(1, 2), Buffer.from([1, 2]))).toBe(true)
    expect(timingSafeEqual(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
    expect(timingSafeEqual(new Uint8Array(), new Uint8Array())).toBe(true)
  })

  it('is false for different lengths', () => {
    expect(timingSafeEqual('abc', 'abcd')).toBe(false)
    expect(timingSafeEqual('', 'a')).toBe(false)
    expect(timingSafeEqual(Uint8Array.of(1), Uint8Array.of(1, 0))).toBe(false)
  })

  it.each([
    ['lone surrogates, which UTF-8 would make one', '\ud800', '\ud801'],
    ['composed and decomposed letters', '\u00e9a', 'e\u0301'],
    ['code units that share their low byte', '\u0161', 'a']
  ])('tells apart %s', (_, left, right) => {
    expect(timingSafeEqual(left, right)).toBe(false)
  })

  it('agrees with === on any two texts', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\ud800', '年', '\0'), maxLength: 3 })
    fc.assert(
      fc.property(text, text, (left, right) => timingSafeEqual(left, right) === (left === right)),
      { numRuns: fuzzRuns(500), seed: fuzzSeed }
    )
  })

  it.each(NOT_STRINGS)('refuses %s beside a text', (words, value) => {
    expect(() => timingSafeEqual('text', value as never)).toThrow(
      new TypeError(`expected two strings or two Uint8Arrays, got string of length 4 and ${words}`)
    )
    expect(() => timingSafeEqual(value as never, 'text')).toThrow(
      new TypeError(`expected two strings or two Uint8Arrays, got ${words} and string of length 4`)
    )
  })

  it('refuses a text beside bytes', () => {
    // @ts-expect-error both must be of one kind
    expect(() => timingSafeEqual(Uint8Array.of(97), 'a')).toThrowErrorMatchingInlineSnapshot(
      `[TypeError: expected two strings or two Uint8Arrays, got Uint8Array of length 1 and string of length 1]`
    )
  })
})
