import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonDepth } from '../src/json-depth.ts'
import { anyText } from './any-text.ts'

/** The plain way: recursion over the parsed value. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

const keysWithBrackets = fc.string({ unit: fc.constantFrom('[', ']', '{', '}', '"', '\\', 'a', ',', ':') })
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof({ depthSize: 'small' }, keysWithBrackets, fc.integer(), tie('list'), tie('object')),
  list: fc.array(tie('tree'), { maxLength: 3 }),
  object: fc.dictionary(keysWithBrackets, tie('tree'), { maxKeys: 3 })
}))

test('agrees with recursion over the parsed value', () => {
  fc.assert(
    fc.property(tree, fc.nat(3), (value, indent) => {
      expect(jsonDepth(JSON.stringify(value, undefined, indent), 1000)).toBe(depthOf(value))
    })
  )
})

test.each([
  ['', 0],
  ['"[[["', 0],
  ['"\\"[["', 0],
  ['["\\\\"]', 1],
  ['["\\\\\\"[", []]', 2],
  ['"unterminated [[', 0],
  ['[["', 2],
  [']]]][', 0]
])('measures %s', (text, depth) => {
  expect(jsonDepth(text, 10)).toBe(depth)
})

test('stops as soon as the limit is passed', () => {
  expect(jsonDepth('['.repeat(1_000_000), 64)).toBe(65)
})

test('needs no recursion, and no time that grows faster than the text', () => {
  expect(jsonDepth('['.repeat(1_000_000), Number.POSITIVE_INFINITY)).toBe(1_000_000)
  expect(jsonDepth(`["${'\\"'.repeat(1_000_000)}"]`, 10)).toBe(1)
  expect(jsonDepth(`["${'\\\\'.repeat(1_000_000)}"]`, 10)).toBe(1)
})

test('measures any text without throwing', () => {
  fc.assert(fc.property(anyText, (text) => jsonDepth(text, 64) <= 65))
})
