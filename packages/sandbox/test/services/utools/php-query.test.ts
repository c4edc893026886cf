import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildPhpQuery,
  numberText,
  type PhpArray,
  sortedPhpQuery,
  urlEncode
} from '../../../src/services/utools/php-query.ts'
import { hasPhp, runPhp } from '../../support/run-php.ts'

const runs = Number(process.env.FUZZ_RUNS ?? 500)

describe('urlEncode', () => {
  // uTools reference 6.2, computed with PHP 8.2.
  it.each([
    ['*', '%2A'],
    ['~', '%7E'],
    [' ', '+'],
    ['+', '%2B'],
    ["!'()", '%21%27%28%29'],
    ['-_.', '-_.'],
    ['/:;=&?@#$,%"<>[]{}|^', '%2F%3A%3B%3D%26%3F%40%23%24%2C%25%22%3C%3E%5B%5D%7B%7D%7C%5E'],
    ['\r\n\t', '%0D%0A%09'],
    ['却步', '%E5%8D%B4%E6%AD%A5'],
    ['😀', '%F0%9F%98%80'],
    ['\ud800', '%EF%BF%BD']
  ])('writes %j as PHP does', (text, expected) => {
    expect(urlEncode(text)).toBe(expected)
  })
})

describe('numberText', () => {
  // uTools reference 6.2, computed with PHP 8.2.
  it.each([
    [1.0, '1'],
    [0.1 + 0.2, '0.3'],
    [1.5e-7, '1.5E-7'],
    [1e20, '1.0E+20'],
    [1e25, '1.0E+25'],
    [-42, '-42'],
    [0, '0'],
    [-0, '-0'],
    [Number.NaN, 'NAN'],
    [Number.POSITIVE_INFINITY, 'INF'],
    [Number.NEGATIVE_INFINITY, '-INF'],
    [10000000000000.4, '10000000000000']
  ])('writes %d as PHP does', (value, expected) => {
    expect(numberText(value)).toBe(expected)
  })
})

describe('buildPhpQuery', () => {
  // uTools reference 6.2: values other than text.
  it.each<[PhpArray, string]>([
    [{ a: null, b: '' }, 'b='],
    [{ a: true, b: false }, 'a=1&b=0'],
    [{ a: [1, 2] }, 'a%5B0%5D=1&a%5B1%5D=2'],
    [{ a: { k: 1 } }, 'a%5Bk%5D=1'],
    [{ a: [1, null, 3] }, 'a%5B0%5D=1&a%5B2%5D=3'],
    [{ a: [], b: {}, c: 1 }, 'c=1']
  ])('writes %j as PHP does', (params, expected) => {
    expect(buildPhpQuery(Object.entries(params))).toBe(expected)
  })
})

describe('sortedPhpQuery', () => {
  // uTools reference 6.2: ksort of PHP 8.2.
  it('orders numeric keys by value, as ksort does', () => {
    expect(sortedPhpQuery({ a: 1, '1e1': 2, '10': 3, '9': 4, '01': 5 })).toBe('01=5&9=4&10=3&1e1=2&a=1')
  })

  it.skipIf(!hasPhp)('agrees with PHP on generated parameters', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'*~ +&=%/[]\'"<>!()'),
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
      )
    })
    const number = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value))
    )
    const scalar = fc.oneof(text, number, fc.boolean(), fc.constant(null))
    const key = fc.stringMatching(/^[a-z_]{1,12}$/)
    const value = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.dictionary(key, scalar, { maxKeys: 4 }))
    const samples = fc.sample(fc.dictionary(key, value, { maxKeys: 8 }), runs) as PhpArray[]
    const program =
      '$r = []; foreach (json_decode(stream_get_contents(STDIN), true) as $p) { ksort($p); $r[] = http_build_query($p); } echo json_encode($r);'
    expect(samples.map(sortedPhpQuery)).toEqual(runPhp(program, samples))
  })
})
