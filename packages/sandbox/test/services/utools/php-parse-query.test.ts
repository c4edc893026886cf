import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotUtf8Error, phpParseQuery } from '../../../src/services/utools/php-parse-query.ts'
import { hasPhp, runPhp } from '../../support/run-php.ts'

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

describe('phpParseQuery', () => {
  // PHP manual: parse_str, "Variables From External Sources".
  it.each([
    ['a=1&b=2', { a: '1', b: '2' }],
    ['a=1&a=2', { a: '2' }],
    ['a=x+y%2B', { a: 'x y+' }],
    ['a', { a: '' }],
    ['', {}],
    ['&&=1', {}],
    ['a.b=1&c d=2', { a_b: '1', c_d: '2' }],
    ['+a=1', { a: '1' }],
    ['a[b]=1&a[c]=2', { a: { b: '1', c: '2' } }],
    ['a[]=1&a[]=2', { a: { 0: '1', 1: '2' } }],
    ['a[b][c]=1', { a: { b: { c: '1' } } }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['n=%E5%8D%B4', { n: '却' }]
  ])('reads %j', (text, expected) => {
    expect(plain(phpParseQuery(text))).toEqual(expected)
  })

  it('keeps __proto__ an ordinary name', () => {
    expect(Object.keys(phpParseQuery('__proto__[x]=1'))).toEqual(['__proto__'])
    expect(({} as { x?: string }).x).toBeUndefined()
  })

  it('refuses bytes that are not UTF-8', () => {
    expect(() => phpParseQuery('title=%C4%E3')).toThrow(NotUtf8Error)
  })

  it.skipIf(!hasPhp)('agrees with PHP on generated queries', () => {
    const piece = fc.oneof(
      fc.constantFrom('%2A', '%20', '+', '%E5%8D%B4', '.', '~', '%zz'),
      fc.stringMatching(/^[a-z0-9]{1,4}$/)
    )
    const word = fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''))
    const name = fc.tuple(
      fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/),
      fc.array(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 2 })
    )
    const pair = fc
      .tuple(name, word)
      .map(([[root, path], value]) => `${root}${path.map((key) => `[${key}]`).join('')}=${value}`)
    const samples = fc.sample(fc.array(pair, { minLength: 1, maxLength: 6 }), 300).map((pairs) => pairs.join('&'))
    const program =
      '$r = []; foreach (json_decode(stream_get_contents(STDIN), true) as $q) { parse_str($q, $p); $r[] = $p; } echo json_encode($r);'
    expect(samples.map((text) => plain(phpParseQuery(text)))).toEqual(runPhp(program, samples))
  })
})
