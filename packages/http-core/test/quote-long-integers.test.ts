import fc from 'fast-check'
import { parse } from 'lossless-json'
import { expect, test } from 'vitest'
import { quoteLongIntegers } from '../src/quote-long-integers.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 1000)

test.each([
  ['12345678901234567', '"12345678901234567"'],
  ['-12345678901234567', '"-12345678901234567"'],
  ['[9007199254740991,9007199254740992]', '[9007199254740991,"9007199254740992"]'],
  ['{"a" : 12345678901234567 }', '{"a" : "12345678901234567" }'],
  ['["12345678901234567",12345678901234567]', '["12345678901234567","12345678901234567"]'],
  ['["\\"",12345678901234567,"\\\\"]', '["\\"","12345678901234567","\\\\"]']
])('puts the long integers of %s into quotation marks', (text, quoted) => {
  expect(quoteLongIntegers(text)).toBe(quoted)
})

test.each([
  '12345678901234567.5',
  '12345678901234567e3',
  '0.12345678901234567',
  '1e12345678901234567',
  '{"a":"b,12345678901234567"}',
  // Wrong as they stand, so they must stay wrong.
  '{12345678901234567:1}',
  '{12345678901234567 \n:1}',
  '012345678901234567',
  '"12345678901234567'
])('leaves %s as it is', (text) => {
  expect(quoteLongIntegers(text)).toBe(text)
})

test('reads what lossless-json reads, digit for digit', () => {
  const number = fc.oneof(
    fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
    fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.nat(), fc.integer({ min: -20, max: 20 }))
      .map(([whole, fraction, exponent]) => `${whole}.${fraction}e${exponent}`)
  )
  const blank = fc.constantFrom('', ' ', '\n\t')
  const { json } = fc.letrec<{ json: string }>((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      number,
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
      fc.constantFrom('true', 'null', '"\\",12345678901234567"', '"\\\\"'),
      fc
        .tuple(fc.array(tie('json'), { maxLength: 4 }), blank)
        .map(([items, gap]) => `[${items.join(`${gap},`)}${gap}]`),
      fc.tuple(fc.array(fc.tuple(fc.string(), tie('json')), { maxLength: 4 }), blank).map(([pairs, gap]) => {
        // Numbered: what a key that comes twice means is another question.
        const members = pairs.map(([name, value], index) => `${JSON.stringify(`${index}${name}`)}${gap}:${gap}${value}`)
        return `{${members.join(',')}}`
      })
    )
  }))
  const parseNumber = (text: string) => (Number.isSafeInteger(Number(text)) || /[.eE]/.test(text) ? Number(text) : text)
  fc.assert(
    fc.property(json, (text) => {
      expect(JSON.parse(quoteLongIntegers(text))).toStrictEqual(parse(text, null, { parseNumber }))
    }),
    { numRuns }
  )
})

test('takes time that grows with the text and not faster', () => {
  // A million escapes in a string, and a million long numbers: a pattern that remembers its way would give up here.
  const text = `["${'\\"'.repeat(1_000_000)}",${'12345678901234567,'.repeat(1_000_000)}1]`
  expect((JSON.parse(quoteLongIntegers(text)) as unknown[]).length).toBe(1_000_002)
})
