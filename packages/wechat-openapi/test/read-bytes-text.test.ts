import { describe, expect, it } from 'vitest'
import { readBytesText } from '../src/read-bytes-text.ts'

describe('readBytesText', () => {
  it('counts bytes of UTF-8 and not characters', () => {
    expect(readBytesText('c', 'f', '页页', 6)).toBe('页页')
    expect(() => readBytesText('c', 'f', '页页', 5)).toThrow('text of 1 to 5 bytes in UTF-8, got 6 bytes')
    expect(() => readBytesText('c', 'f', '😀', 3)).toThrow('got 4 bytes')
    expect(() => readBytesText('c', 'f', '', 3)).toThrow('"f" expected text that is not empty')
  })
})
