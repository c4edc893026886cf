import { expect, it } from 'vitest'
import { unescapeText } from '../../src/values/unescape-text.ts'

// bills.md 2.4, the documented escapes.
it.each([
  ['a\\ b', 'a,b'],
  ['say \\"hi\\"', 'say "hi"'],
  ['one\\ntwo\\rthree', 'one\ntwo\rthree'],
  ['C:\\dir', 'C:\\dir'],
  ['end\\', 'end\\'],
  ['plain', 'plain']
])('decodes %j', (text, decoded) => {
  expect(unescapeText(text)).toBe(decoded)
})
