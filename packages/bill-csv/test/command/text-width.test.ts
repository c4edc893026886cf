import { describe, expect, it } from 'vitest'
import { padText, textWidth } from '../../src/command/text-width.ts'

describe('textWidth', () => {
  // Width by East_Asian_Width (Unicode 16): W and F take two cells.
  it.each([
    ['', 0],
    ['SUCCESS', 7],
    ['交易', 4],
    ['ＡＢ', 4],
    ['（元）', 6],
    ['한국', 4],
    ['かな', 4],
    ['𠮷', 2],
    ['👍', 2],
    ['é', 1],
    ['e\u0301', 1],
    ['a\u200bb', 2],
    ['¥1.00', 5],
    ['￥1', 3],
    ['✓ ✗', 3]
  ])('counts %s as %d cells', (text, width) => {
    expect(textWidth(text)).toBe(width)
  })
})

describe('padText', () => {
  it('fills up to a number of cells', () => {
    expect(padText('交易', 6, 'left')).toBe('交易  ')
    expect(padText('交易', 6, 'right')).toBe('  交易')
  })

  it('leaves alone what is longer', () => {
    expect(padText('交易', 3, 'right')).toBe('交易')
  })
})
