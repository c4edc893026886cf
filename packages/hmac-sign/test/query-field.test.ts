import { describe, expect, it } from 'vitest'
import { takeSink } from '../src/byte-sink.ts'
import { PLAIN_BYTES } from '../src/percent-encode.ts'
import { writeQueryField } from '../src/query-field.ts'
import { NO_TEXT_FORM } from './wrong-values.ts'

function write(...fields: readonly (readonly [string, unknown])[]): string {
  const sink = takeSink(64)
  for (const [path, value] of fields) writeQueryField(sink, path, value, PLAIN_BYTES.rfc1738)
  return sink.bytes.toString('latin1', 64, sink.length)
}

/** An object in `levels` objects. */
function nest(levels: number): unknown {
  let value: unknown = 'end'
  for (let level = 0; level < levels; level++) value = { k: value }
  return value
}

describe('writeQueryField', () => {
  it('puts an ampersand between fields and none before the first', () => {
    expect(write(['a', '1'], ['b', 2], ['c', ''])).toBe('a=1&b=2&c=')
  })

  it('leaves null, undefined and empty lists and maps out', () => {
    expect(write(['a', null], ['b', undefined], ['c', []], ['d', {}], ['e', [null, {}]], ['f', 0])).toBe('f=0')
  })

  it('keeps the index of an entry after one that is left out', () => {
    expect(write(['a', [1, null, 3, undefined, 5]])).toBe('a%5B0%5D=1&a%5B2%5D=3&a%5B4%5D=5')
  })

  it('takes only the entries of a list, not its other properties', () => {
    expect(write(['a', Object.assign(['x'], { extra: 'y' })])).toBe('a%5B0%5D=x')
  })

  it('escapes the keys of nested maps, also odd ones', () => {
    const odd = JSON.parse('{"__proto__": 1, "": 2, "a b": {"[]": 3}, "年": 4}')
    expect(write(['k', odd])).toBe('k%5B__proto__%5D=1&k%5B%5D=2&k%5Ba+b%5D%5B%5B%5D%5D=3&k%5B%E5%B9%B4%5D=4')
  })

  it('takes 31 levels under a field and refuses the next', () => {
    expect(write(['a', nest(31)])).toBe(`a${'%5Bk%5D'.repeat(31)}=end`)
    expect(() => write(['a', nest(32)])).toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "a[k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][k][…" expected at most 32 levels of nesting, got more, or a cycle]`
    )
  })

  it('refuses a cycle', () => {
    const cycle: Record<string, unknown> = {}
    cycle.again = [cycle]
    expect(() => write(['a', cycle])).toThrow(RangeError)
  })

  it.each(NO_TEXT_FORM)('refuses %s and names the path', (words, value) => {
    expect(() => write(['goods', [{ title: value }]])).toThrow(
      new TypeError(
        `"goods[0][title]" expected string, number, bigint, boolean, null, list or plain object, got ${words}`
      )
    )
  })

  it.each([
    ['a value', { title: 'a\ud800' }, '"goods[title]" expected well-formed text, got a lone surrogate at index 1'],
    ['a key', { '\udfff': 'a' }, '"goods[\\udfff]" expected well-formed text, got a lone surrogate at index 6']
  ])('names the path of a lone surrogate in %s', (_, value, message) => {
    expect(() => write(['goods', value])).toThrow(new TypeError(message))
  })
})
