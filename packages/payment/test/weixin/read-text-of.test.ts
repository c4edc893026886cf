import { describe, expect, it } from 'vitest'
import { readTextOf, requireText } from '../../src/weixin/read-text-of.ts'

const fail = (field: string, rule: string) => new Error(`${field}: ${rule}`)
const fields = { text: ' a ', empty: '' }

describe('a text of a message', () => {
  it('is as it came, or missing', () => {
    expect([readTextOf(fields, 'text'), readTextOf(fields, 'empty'), readTextOf(fields, 'none')]).toEqual([
      ...[' a ', undefined, undefined]
    ])
  })

  it('can be required', () => {
    expect(requireText(fields, 'text', fail)).toBe(' a ')
    expect(() => requireText(fields, 'empty', fail)).toThrow('empty: text that is not empty')
    expect(() => requireText(fields, 'none', fail)).toThrow('none: text that is not empty')
  })
})
