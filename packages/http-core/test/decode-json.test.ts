import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeJson } from '../src/decode-json.ts'
import { anyText } from './any-text.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 1000)
const read = (text: string) => {
  const result = decodeJson(text)
  return 'fault' in result ? result.fault : result.value
}
/** Takes the slow way too: one long number in a field of its own. */
const withLongNumber = (text: string) => `{"long":12345678901234567890,"value":${text}}`

test('reads any value with safe numbers as JSON.parse does', () => {
  const value = fc.jsonValue({ maxDepth: 5 })
  fc.assert(
    fc.property(value, fc.nat(2), (given, indent) => {
      const text = JSON.stringify(given, undefined, indent)
      if (/\d{16}/.test(text) || text.trim() === '') return
      expect(read(text)).toStrictEqual(JSON.parse(text))
      expect(read(withLongNumber(text))).toStrictEqual({ long: '12345678901234567890', value: JSON.parse(text) })
    }),
    { numRuns }
  )
})

test('keeps every digit of an integer past 2^53, wherever it stands', () => {
  const integer = fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n })
  const frame = fc.constantFrom('%', ' %', '[%]', '[1, %]', '{"a":%}', '{"a" : \t%\n}', '{"a":{"b":[%,%]}}')
  fc.assert(
    fc.property(integer, frame, (big, shape) => {
      const safe = big >= BigInt(Number.MIN_SAFE_INTEGER) && big <= BigInt(Number.MAX_SAFE_INTEGER)
      const expected: unknown = safe ? Number(big) : String(big)
      const placed = JSON.parse(shape.replaceAll('%', '"@"'), (_key, held) => (held === '@' ? expected : held))
      expect(read(shape.replaceAll('%', String(big)))).toStrictEqual(placed)
    }),
    { numRuns }
  )
})

test.each<[string, unknown]>([
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', '9007199254740992'],
  ['-9007199254740991', -9007199254740991],
  ['-9007199254740993', '-9007199254740993'],
  ['12345678901234567890.5', 12345678901234567000],
  ['1234567890123456e3', 1234567890123456e3],
  ['0.1234567890123456789', 0.12345678901234568],
  ['1e400', Number.POSITIVE_INFINITY],
  ['-0', -0],
  ['[-0,12345678901234567]', [-0, '12345678901234567']],
  ['[1e400,12345678901234567]', [Number.POSITIVE_INFINITY, '12345678901234567']],
  ['"12345678901234567890"', '12345678901234567890'],
  ['"a,12345678901234567890"', 'a,12345678901234567890'],
  ['"\\ud800"', '\ud800'],
  ['["\\ud83d\\ude00",12345678901234567]', ['😀', '12345678901234567']],
  ['["\\udead",12345678901234567]', ['\udead', '12345678901234567']],
  [' \t\r\n{"a":1}\n', { a: 1 }]
])('reads %s', (text, value) => {
  expect(read(text)).toStrictEqual(value)
})

test.each(['{"a":1,"a":2}', '{"a":{"x":1},"a":12345678901234567}', '{"a":12345678901234567,"a":[2]}'])(
  'of a key that comes twice the last one counts: %s',
  (text) => {
    const expected = JSON.parse(text.replace('12345678901234567', '"12345678901234567"'))
    expect(read(text)).toStrictEqual(expected)
  }
)

test.each(['{"__proto__":{"admin":true}}', '{"__proto__":{"admin":true},"long":12345678901234567}'])(
  '__proto__ is a plain key: %s',
  (text) => {
    const value = read(text) as Record<string, unknown>
    expect(Object.hasOwn(value, '__proto__')).toBe(true)
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(value.admin).toBeUndefined()
  }
)

test.each([
  ['', 'empty'],
  [' \n', 'empty'],
  ['<html>', 'not-json'],
  ['{"a":', 'not-json'],
  ['[1,]', 'not-json'],
  ['[12345678901234567,]', 'not-json'],
  ['{"a":12345678901234567', 'not-json'],
  ['012345678901234567', 'not-json'],
  ['[+12345678901234567]', 'not-json'],
  ['NaN', 'not-json'],
  ['{"a":1}{"b":2}', 'not-json'],
  ['"\u0000"', 'not-json'],
  ['["\n",12345678901234567]', 'not-json'],
  ['['.repeat(65), 'too-deep'],
  [`${'['.repeat(65)}${']'.repeat(65)}`, 'too-deep'],
  ['{"a":'.repeat(1_000_000), 'too-deep']
])('finds the fault of a text (%#)', (text, fault) => {
  expect(read(text)).toBe(fault)
})

test('reads 64 levels', () => {
  const text = `${'['.repeat(64)}${']'.repeat(64)}`
  expect(read(text)).toStrictEqual(JSON.parse(text))
})

test('never throws, and refuses exactly what JSON.parse refuses', () => {
  const piece = fc.constantFrom(
    ...'{}[]",:\\0123456789eE+-. \n\t'.split(''),
    'null',
    'true',
    '12345678901234567',
    '\\u00'
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
    anyText,
    fc.tuple(fc.json(), fc.nat()).map(([json, at]) => json.slice(0, at % (json.length + 1)))
  )
  fc.assert(
    fc.property(text, (given) => {
      for (const candidate of [given, `[${given},12345678901234567]`]) {
        let readable = true
        try {
          JSON.parse(candidate)
        } catch {
          readable = false
        }
        expect('value' in decodeJson(candidate), candidate).toBe(readable)
      }
    }),
    { numRuns: numRuns * 3 }
  )
})
