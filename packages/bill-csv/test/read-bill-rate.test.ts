import { describe, expect, it } from 'vitest'
import { readBillRate } from '../src/read-bill-rate.ts'

describe('readBillRate', () => {
  // The rates that real bills carry.
  it.each([
    ['0.60%', 60, 10_000],
    ['1.00%', 100, 10_000],
    ['39.00%', 3900, 10_000],
    ['0.38%', 38, 10_000],
    ['1%', 1, 100],
    ['0.6%', 6, 1000],
    ['-0.60%', -60, 10_000],
    ['999.9999999999%', 9_999_999_999_999, 1_000_000_000_000]
  ])('reads %s exactly', (text, numerator, denominator) => {
    expect(readBillRate(text)).toEqual({ numerator, denominator })
  })

  it('has no negative zero', () => {
    expect(Object.is(readBillRate('-0.00%').numerator, 0)).toBe(true)
  })

  // 32.50 yuan at 0.60% cost 0.19500; the platform writes 0.20000 for the row of 2016 in its 5-decimal column.
  it('gives whole units of the fifth decimal for the fee of a published row', () => {
    const { numerator, denominator } = readBillRate('0.60%')
    expect((3250 * 1000 * numerator) / denominator).toBe(19_500)
  })

  it.each(['', '0.60', '%', '.6%', '0.%', '0.60 %', '0.60％', '1000%', '0.12345678901%', '６%', '1e1%'])(
    'refuses %j',
    (text) => {
      expect(() => readBillRate(text)).toThrow(
        expect.objectContaining({
          code: 'ERR_BILL_CSV_RATE',
          message: 'expected a rate such as 0.60%, got text that is none'
        })
      )
    }
  )

  it('refuses what is no text', () => {
    expect(() => readBillRate(0.6 as never)).toThrow(new TypeError('"text" expected a rate as text, got number'))
  })
})
