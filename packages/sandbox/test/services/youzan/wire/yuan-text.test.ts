import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYuanText, yuanText } from '../../../../src/services/youzan/wire/yuan-text.ts'

describe('yuan', () => {
  // Youzan reference 11: orders have yuan strings such as "320.60".
  it.each([
    [32060, '320.60'],
    [0, '0.00'],
    [5, '0.05'],
    [-150, '-1.50']
  ])('%d fen is %s', (fen, text) => expect(yuanText(fen)).toBe(text))

  it.each([
    ['320.6', 32060],
    ['320', 32000],
    ['0.01', 1]
  ])('reads %s as %d fen', (text, fen) => expect(readYuanText(text)).toBe(fen))

  it.each(['', '1.234', '-1.00', '1e3', '１', '1,000.00', ' 1'])('does not read %j', (text) =>
    expect(readYuanText(text)).toBeUndefined()
  )

  it('brings every amount back', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999_999), (fen) => {
        expect(readYuanText(yuanText(fen))).toBe(fen)
      })
    )
  })
})
