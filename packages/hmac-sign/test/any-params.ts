import fc from 'fast-check'
import type { ParamValue } from '../src/index.ts'
import { anyText } from './any-text.ts'

const ASCII = String.fromCharCode(...Array.from({ length: 0x80 }, (_, code) => code))

const text = fc.oneof(
  anyText,
  fc.constantFrom(
    '',
    ' ',
    ASCII,
    'VIP * 1 ~ 年',
    '却步.😀',
    '{"uid":7,"note":"a*b ~c"}',
    '2021-06-18 16:42:16',
    '0',
    '\0'
  ),
  fc.stringMatching(/^[A-Za-z0-9_*~ -]{0,20}$/)
)

const float = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  fc.maxSafeInteger().map((value) => value / 100),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000 + 0.0001),
  // Half-way between two numbers of 14 digits: PHP rounds these to the even digit.
  fc.integer({ min: 1e13, max: 1e14 - 1 }).map((value) => value + 0.5),
  fc.integer({ min: 1e12, max: 1e13 - 1 }).map((value) => value + 0.25),
  fc
    .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -320, max: -1 }))
    .map(([digits, exponent]) => Number(`${digits}e${exponent}`)),
  fc.constantFrom(-0, 0.1, 0.30000000000000004, 1.5e-7, 1 / 3, 5e-324, 99999999999999.9, 0.0001, 0.00001, -1.5)
)

const scalar: fc.Arbitrary<ParamValue> = fc.oneof(
  { weight: 4, arbitrary: text },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, -1, 1624329435)) },
  { weight: 2, arbitrary: float },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constantFrom(null, undefined) },
  { weight: 1, arbitrary: fc.bigInt() }
)

const oddName = fc.constantFrom(
  '',
  ' ',
  '0',
  '9',
  '10',
  '01',
  '-1',
  '-0',
  '1e1',
  '1.5',
  ' 1',
  '1 ',
  '9007199254740993',
  '18446744073709551616',
  'a[]',
  'a[b',
  'a]b',
  '[',
  'a b',
  'a+b',
  'a.b',
  '*~',
  'a&b=c',
  '%41',
  '\0',
  '\0a',
  '__proto__',
  'constructor',
  'sign',
  '年',
  '😀'
)
const name = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[a-zA-Z_]{1,12}$/) },
  { weight: 2, arbitrary: oddName },
  { weight: 1, arbitrary: anyText }
)

/** An object with own fields only, also one named `__proto__`. */
function mapOf(value: fc.Arbitrary<ParamValue>): fc.Arbitrary<Record<string, ParamValue>> {
  return fc.array(fc.tuple(name, value), { maxLength: 8 }).map((entries) => Object.fromEntries(entries))
}

const { value: anyValue } = fc.letrec<{ value: ParamValue; list: ParamValue[]; map: Record<string, ParamValue> }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      { weight: 5, arbitrary: scalar },
      { weight: 1, arbitrary: tie('list') },
      { weight: 1, arbitrary: tie('map') }
    ),
    list: fc.array(tie('value'), { maxLength: 5 }),
    map: mapOf(tie('value'))
  })
)

/** Parameters of every kind that has a PHP form: nested, odd names, floats of all sizes, ties, all of Unicode. */
export const anyParams: fc.Arbitrary<Record<string, ParamValue>> = mapOf(anyValue)
