import { expect, test } from 'vitest'
import { describeValue } from '../src/describe-value.ts'

test.each([
  [undefined, 'undefined'],
  [null, 'null'],
  [true, 'boolean'],
  [7, 'number'],
  [7n, 'bigint'],
  [Symbol('secret'), 'symbol'],
  [() => 'secret', 'function'],
  ['secret', 'string of length 6'],
  [['secret'], 'array of length 1'],
  [{ secret: 'secret' }, 'Object'],
  [new ArrayBuffer(4), 'ArrayBuffer'],
  [new Int32Array(1), 'Int32Array'],
  [new Date(0), 'Date']
])('describeValue tells the kind of %o and nothing in it', (value, words) => {
  expect(describeValue(value)).toBe(words)
})
