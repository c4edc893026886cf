import { expect, it } from 'vitest'
import { describeValue } from '../src/describe-value.ts'

it.each([
  [null, 'null'],
  [undefined, 'undefined'],
  ['secret', 'string'],
  [1, 'number'],
  [[1], 'array'],
  [{}, 'Object'],
  [new Date(), 'Date'],
  [() => 1, 'function']
])('describes %o without showing it', (value, expected) => {
  expect(describeValue(value)).toBe(expected)
})
