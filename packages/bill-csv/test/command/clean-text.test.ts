import { describe, expect, it } from 'vitest'
import { cleanText } from '../../src/command/clean-text.ts'

describe('cleanText', () => {
  it('leaves ordinary text alone', () => {
    expect(cleanText('交易 SUCCESS 👍')).toBe('交易 SUCCESS 👍')
  })

  it.each([
    ['an escape sequence that clears the screen', '\u001b[2J', '�[2J'],
    ['an escape character of the upper range', '\u009b2J', '�2J'],
    ['line breaks', 'a\r\nb\u2028c\u2029d', 'a��b�c�d'],
    ['marks that turn the direction', 'a\u202eb\u2066c\u200fd', 'a�b�c�d'],
    ['zero bytes', 'a\0b', 'a�b']
  ])('shows %s instead of obeying it', (_, text, expected) => {
    expect(cleanText(text)).toBe(expected)
  })

  it('cuts between characters, not inside of one', () => {
    expect(cleanText('👍'.repeat(40))).toBe('👍'.repeat(40))
    expect(cleanText('👍'.repeat(41))).toBe(`${'👍'.repeat(39)}…`)
    expect(cleanText('abcdef', 3)).toBe('ab…')
  })
})
