import { describe, expect, it } from 'vitest'
import { describeValue, quotePath } from '../src/describe-value.ts'
import { LOUD_SECRET, NOT_PARAMS, NOT_STRINGS } from './wrong-values.ts'

describe('describeValue', () => {
  it.each([...NOT_STRINGS, ...NOT_PARAMS])('calls a value %s', (words, value) => {
    expect(describeValue(value)).toBe(words)
  })

  it('tells the length of a text and never the text', () => {
    expect(describeValue(LOUD_SECRET)).toBe('string of length 28')
    expect(describeValue(Buffer.from(LOUD_SECRET))).toBe('Uint8Array of length 28')
  })
})

describe('quotePath', () => {
  it('escapes control characters, quotes and lone surrogates', () => {
    expect(quotePath('a"\n\ud800')).toBe('"a\\"\\n\\ud800"')
  })

  it('cuts a long name', () => {
    expect(quotePath('x'.repeat(80))).toBe(`"${'x'.repeat(80)}"`)
    expect(quotePath('x'.repeat(81))).toBe(`"${'x'.repeat(80)}…"`)
  })
})
