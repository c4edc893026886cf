import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYuan, groupThousands, plainYuan } from '../../src/command/format-yuan.ts'

describe('formatYuan', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [-1, '-0.01'],
    [10, '0.10'],
    [100, '1.00'],
    [99_999, '999.99'],
    [100_000, '1,000.00'],
    [-123_456_789, '-1,234,567.89'],
    [Number.MAX_SAFE_INTEGER, '90,071,992,547,409.91'],
    [-0, '0.00']
  ])('writes %d fen as %s', (fen, yuan) => {
    expect(formatYuan(fen)).toBe(yuan)
  })

  // Intl formats the decimal text exactly, by code that is not ours.
  it('agrees with Intl for every safe amount', () => {
    const format = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(formatYuan(fen)).toBe(format.format(`${fen}e-2` as never))
      })
    )
  })
})

describe('plainYuan', () => {
  it.each([
    [0, '0.00'],
    [-7, '-0.07'],
    [123_456_789, '1234567.89']
  ])('writes %d fen as %s', (fen, yuan) => {
    expect(plainYuan(fen)).toBe(yuan)
  })

  it('comes back by moving the point', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (fen) => {
        expect(BigInt(plainYuan(fen).replace('.', ''))).toBe(BigInt(fen))
      })
    )
  })
})

describe('groupThousands', () => {
  it.each([
    ['0', '0'],
    ['999', '999'],
    ['1000', '1,000'],
    ['-1234567.12345', '-1,234,567.12345'],
    ['0.00000', '0.00000']
  ])('writes %s as %s', (decimal, expected) => {
    expect(groupThousands(decimal)).toBe(expected)
  })
})
