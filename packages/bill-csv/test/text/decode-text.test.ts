import { describe, expect, it } from 'vitest'
import { decodeText, decodeUntilFault } from '../../src/text/decode-text.ts'
import { utf8 } from '../support/small-bills.ts'

describe('decodeText', () => {
  it('decodes UTF-8 and GB18030', () => {
    expect(decodeText(utf8('汇总'), 'utf-8')).toBe('汇总')
    // bills.md 7: 汇总 in GBK.
    expect(decodeText(Uint8Array.of(0xbb, 0xe3, 0xd7, 0xdc), 'gb18030')).toBe('汇总')
  })

  it('keeps a byte order mark inside a text', () => {
    expect(decodeText(utf8('\ufeffa'), 'utf-8')).toBe('\ufeffa')
  })

  it('refuses what is no text, and is none the worse for it', () => {
    expect(decodeText(Uint8Array.of(0x61, 0xff), 'utf-8')).toBeUndefined()
    expect(decodeText(Uint8Array.of(0xbb), 'gb18030')).toBeUndefined()
    expect(decodeText(utf8('a'), 'utf-8')).toBe('a')
  })
})

describe('decodeUntilFault', () => {
  it.each([
    ['年a', [0xff, 0x62], '年a'],
    ['', [0x80], ''],
    ['\ufffd', [0xc3, 0x28], '\ufffd'],
    ['a', [0xe5, 0xb9], 'a']
  ])('gives the text before the fault: %j and %j', (before, fault, expected) => {
    expect(decodeUntilFault(Uint8Array.of(...utf8(before), ...fault), 'utf-8')).toBe(expected)
  })
})
