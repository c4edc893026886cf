import { describe, expect, it } from 'vitest'
import { readSendableText } from '../../../src/weixin/operations/read-sendable-text.ts'

describe('a text that is sent', () => {
  it('may have line breaks and any letters', () => {
    expect(readSendableText('x', 'attach', 'a\r\n\t<年>😀 ]]>')).toBe('a\r\n\t<年>😀 ]]>')
  })

  it.each(['\0', '\b', '\u000b', '\u001f', '\u007f', '\ufffe', '\uffff'])('has no %j', (letter) => {
    expect(() => readSendableText('x', 'attach', `a${letter}`)).toThrow(
      'x: "attach" expected text without control characters'
    )
  })

  it('keeps its limits', () => {
    expect(() => readSendableText('x', 'attach', '')).toThrow('empty text')
    expect(readSendableText('x', 'attach', '', { minLength: 0 })).toBe('')
    expect(() => readSendableText('x', 'attach', 'ab', { maxLength: 1 })).toThrow('exactly 1 characters')
  })
})
