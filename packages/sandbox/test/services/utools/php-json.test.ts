import { describe, expect, it } from 'vitest'
import { decodePhpJson, encodePhpJson } from '../../../src/services/utools/php-json.ts'
import { hasPhp, runPhp } from '../../support/run-php.ts'

describe('encodePhpJson', () => {
  // PHP manual: json_encode without flags.
  it('escapes slashes and everything beyond ASCII', () => {
    expect(encodePhpJson({ url: 'https://a/', name: '却😀é' })).toBe(
      '{"url":"https:\\/\\/a\\/","name":"\\u5374\\ud83d\\ude00\\u00e9"}'
    )
  })

  it.skipIf(!hasPhp)('agrees with PHP', () => {
    const values = [{ a: 'x/y', b: ['\u0001\u007f\u0080\u2028"\\', 1, 0.5, true, null], c: { d: '年~*' } }]
    const program = 'echo json_encode(array_map("json_encode", json_decode(stream_get_contents(STDIN))));'
    expect(values.map(encodePhpJson)).toEqual(runPhp(program, values))
  })
})

describe('decodePhpJson', () => {
  it('reads an object', () => {
    expect(decodePhpJson('{"a":[1,{"b":"]"}]}')).toEqual({ a: [1, { b: ']' }] })
  })

  // PHP manual: json_decode, depth 512.
  it.each([
    ['text that is not JSON', '{'],
    ['a lone value', '1'],
    ['null', 'null'],
    ['more than 512 levels', `${'['.repeat(513)}${']'.repeat(513)}`]
  ])('gives nothing for %s', (_, text) => {
    expect(decodePhpJson(text)).toBeUndefined()
  })

  it('does not count brackets inside text', () => {
    expect(decodePhpJson(JSON.stringify({ a: '['.repeat(600) }))).toEqual({ a: '['.repeat(600) })
  })
})
