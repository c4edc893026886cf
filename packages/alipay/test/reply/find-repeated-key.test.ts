import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRepeatedKey } from '../../src/reply/find-repeated-key.ts'

const find = (text: string) => findRepeatedKey(text, JSON.parse(text))

describe('findRepeatedKey', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"b":{"a":1,"c":[],"a":2}}', 'a'],
    ['{"l":[{"a":1},{"x":1,"x":1}]}', 'x'],
    ['{"trade_no":"1","tr\\u0061de_no":"2"}', 'trade_no'],
    ['{"a" : 1 , "a"\n: 2}', 'a'],
    ['{"":1,"":2}', ''],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
    ['{"a\\"b":1,"a\\"b":2}', 'a"b']
  ])('finds in %s the name that comes twice', (text, name) => {
    expect(find(text)).toBe(name)
  })

  it.each([
    '{}',
    '[]',
    '"a"',
    '{"a":"a","b":"a"}',
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":["a","a",":"]}',
    '{"a":"\\",\\"a\\":1"}',
    '{"A":1,"a":2}'
  ])('finds nothing in %s', (text) => {
    expect(find(text)).toBeUndefined()
  })

  it('finds nothing in what JSON.stringify writes, and a name that was put in again', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (object) => {
        const text = JSON.stringify(object)
        expect(find(text)).toBeUndefined()
        const [name] = Object.keys(object)
        expect(find(`${text.slice(0, -1)},${JSON.stringify(name)}:0}`)).toBe(name)
      })
    )
  })

  it('finds in any text that JSON.parse takes whether it has fewer names than the text', () => {
    const part = fc.constantFrom(...'{}[]":,\\ 1a', '"a":1', '{"a":1}', '"a":"b"', '"\\""')
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const text = parts.join('')
        let value: unknown
        try {
          value = JSON.parse(text)
        } catch {
          // Text that no parser takes only has to come to an end.
          expect(['string', 'undefined']).toContain(typeof safely(text))
          return
        }
        const written = text.match(/"(?:[^"\\]|\\.)*"\s*:/g)?.length ?? 0
        expect(findRepeatedKey(text, value) !== undefined).toBe(written > keysOf(value))
      }),
      { numRuns: Math.max(1000, Number(process.env.FUZZ_RUNS ?? 0)) }
    )
  })
})

/** Names in a value: each is followed by a colon when it is written again without blanks or text. */
function keysOf(value: unknown): number {
  const bare = JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? 0 : inner))
  return bare.match(/"(?:[^"\\]|\\.)*":/g)?.length ?? 0
}

/** What is found in a text that is none; a name of it may be none either. */
function safely(text: string): string | undefined {
  try {
    return findRepeatedKey(text, undefined)
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError)
    return undefined
  }
}
