import { describe, expect, it } from 'vitest'
import { escapeBillText, longYuanText, rateText, yuanText } from '../../../src/services/pay-bills/yuan-text.ts'

describe('cells of a bill', () => {
  it.each([
    [0, '0.00'],
    [1, '0.01'],
    [10, '0.10'],
    [100, '1.00'],
    [-6, '-0.06'],
    [-123456, '-1234.56'],
    [9007199254740991, '90071992547409.91']
  ])('%d fen are %s', (fen, text) => {
    expect([yuanText(fen), longYuanText(fen)]).toEqual([text, `${text}000`])
  })

  it.each([
    [60, '0.60%'],
    [100, '1.00%'],
    [3900, '39.00%']
  ])('a rate of %d hundredths is %s', (hundredths, text) => {
    expect(rateText(hundredths)).toBe(text)
  })

  // Bills reference, 2.4.
  it('escapes what the platform escapes, and nothing else', () => {
    expect(escapeBillText('a,b"c\nd\re`f\\g')).toBe('a\\ b\\"c\\nd\\re`f\\g')
    expect(escapeBillText('')).toBe('')
  })
})
