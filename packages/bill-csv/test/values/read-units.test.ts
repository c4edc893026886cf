import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUnits } from '../../src/values/parse-units.ts'
import { readUnits } from '../../src/values/read-units.ts'
import { utf8 } from '../support/small-bills.ts'

/** Reads the text out of the middle of other bytes. */
function read(text: string, decimals: number): number {
  const bytes = utf8(`9.9${text}9.9`)
  return readUnits(bytes, 3, bytes.length - 3, decimals)
}

describe('readUnits', () => {
  it.each([
    ['0.01', 2, 1],
    ['113.17', 2, 11_317],
    ['-2.30', 2, -230],
    ['-0.42138', 5, -42_138],
    ['0', 2, 0],
    ['0.0', 2, 0],
    ['12.5', 2, 1250],
    ['7', 0, 7],
    ['9999999999.99', 2, 999_999_999_999]
  ])('reads %s with %i decimals as %i', (text, decimals, units) => {
    expect(read(text, decimals)).toBe(units)
  })

  it.each([
    ...['', '-', '.', '.50', '5.', '+1.00', '1.234', 'a.00', '1.a0', '1.0a', '1..00', '1.0.0', '1 .00', 'ab'],
    ...['10000000000.00', '12345678901']
  ])('leaves "%s" to the whole grammar', (text) => {
    expect(read(text, 2)).toBeNaN()
  })

  it('leaves a count with a dot to the whole grammar', () => {
    expect(read('45.0', 0)).toBeNaN()
  })

  it('has no negative zero', () => {
    expect(read('-0.00', 2)).toBe(0)
    expect(read('-0', 2)).toBe(0)
  })

  it('agrees with parseUnits wherever it answers', () => {
    const anyText = fc.oneof(fc.stringMatching(/^-?\d{0,8}(\.\d{0,6})?$/), fc.stringMatching(/^[-+.0-9 e]{0,10}$/))
    fc.assert(
      fc.property(anyText, fc.constantFrom(0, 2, 5), (text, decimals) => {
        const units = read(text, decimals)
        if (!Number.isNaN(units)) expect(units).toBe(parseUnits(text, decimals))
      }),
      { numRuns: 2000 }
    )
  })
})
