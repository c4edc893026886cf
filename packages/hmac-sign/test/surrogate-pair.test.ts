import { describe, expect, it } from 'vitest'
import { readSurrogatePair } from '../src/surrogate-pair.ts'

describe('readSurrogatePair', () => {
  it.each([
    ['\u{10000}', 0x10000],
    ['😀', 0x1f600],
    ['\u{10ffff}', 0x10ffff]
  ])('reads %s', (text, codePoint) => {
    expect(readSurrogatePair(`a${text}`, 1, 'title')).toBe(codePoint)
  })

  it.each([
    ['a high half at the end', 'a\ud83d'],
    ['a high half before a letter', 'a\ud83db'],
    ['a low half', 'a\ude00'],
    ['the halves in the wrong order', 'a\ude00\ud83d']
  ])('refuses %s', (_, text) => {
    expect(() => readSurrogatePair(text, 1, 'title')).toThrow(
      new TypeError('"title" expected well-formed text, got a lone surrogate at index 1')
    )
  })
})
