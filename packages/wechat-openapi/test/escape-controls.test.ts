import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeControls } from '../src/escape-controls.ts'

const numRuns = Math.max(300, Number(process.env.FUZZ_RUNS ?? 0))

describe('escapeControls', () => {
  it('escapes control characters in texts and leaves white space between parts', () => {
    const json = '{\n\t"a": "x\ny\u0000\u001f",\r\n "b\t": ["\u0007"]}'
    expect(JSON.parse(escapeControls(json))).toEqual({ a: 'x\ny\u0000\u001f', 'b\t': ['\u0007'] })
  })

  it('sees where a text ends behind backslashes', () => {
    expect(JSON.parse(escapeControls('{"a\\\\":"\u0001\\"\u0002\\\\"}'))).toEqual({ 'a\\': '\u0001"\u0002\\' })
  })

  it('leaves right JSON as it is', () => {
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(escapeControls(json)).toBe(json)
      }),
      { numRuns }
    )
  })

  it('gives back every text that was written raw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        // As the platform writes it: only quotes and backslashes escaped.
        const raw = `{"nickname":"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"}`
        expect(JSON.parse(escapeControls(raw))).toEqual({ nickname: text })
      }),
      { numRuns }
    )
  })
})
