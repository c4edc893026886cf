import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatUnits, parseUnits } from '../../src/values/parse-units.ts'

describe('parseUnits', () => {
  it.each([
    ['0.01', 2, 1],
    ['4.35', 2, 435],
    ['1.1', 2, 110],
    ['12', 2, 1200],
    ['-0.12', 2, -12],
    ['+3.00', 2, 300],
    ['0.20000', 5, 20_000],
    ['-0.42138', 5, -42_138],
    ['45.0', 0, 45],
    ['3', 0, 3],
    ['90071992547409.91', 2, Number.MAX_SAFE_INTEGER],
    ['000.50', 2, 50]
  ])('reads %s with %i decimals as %i', (text, decimals, units) => {
    expect(parseUnits(text, decimals)).toBe(units)
  })

  it.each(['', ' ', '-', '.5', '5.', '1,000.00', '1e3', '0x10', 'NaN', '1.234', '１.00', '1.00 ', '--1', '1.0.0'])(
    'finds "%s" malformed as fen',
    (text) => {
      expect(parseUnits(text, 2)).toBe('malformed')
    }
  )

  it('finds a count with a fraction malformed', () => {
    expect(parseUnits('45.5', 0)).toBe('malformed')
  })

  it.each([
    ['90071992547409.92', 2],
    ['99999999999999999999', 0],
    ['9'.repeat(400), 2]
  ])('finds %s too large', (text, decimals) => {
    expect(parseUnits(text, decimals)).toBe('too large')
  })

  it('has no negative zero', () => {
    expect(parseUnits('-0.00', 2)).toBe(0)
  })

  it('reads what formatUnits writes', () => {
    const anyUnits = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(anyUnits, fc.integer({ min: 1, max: 5 }), (units, decimals) => {
        expect(parseUnits(formatUnits(units, decimals), decimals)).toBe(units)
      })
    )
  })
})

describe('formatUnits', () => {
  it.each([
    [-12_000, 5, '-0.12000'],
    [0, 5, '0.00000'],
    [100, 2, '1.00'],
    [123_456, 5, '1.23456']
  ])('writes %i with %i decimals as %s', (units, decimals, text) => {
    expect(formatUnits(units, decimals)).toBe(text)
  })
})
