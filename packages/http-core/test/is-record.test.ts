import { expect, it } from 'vitest'
import { isRecord } from '../src/is-record.ts'

it.each([
  [{}, true],
  [{ a: 1 }, true],
  [[], false],
  [null, false],
  [undefined, false],
  ['x', false],
  [Buffer.from('{}'), false],
  [new Uint8Array(), false],
  [1, false]
])('%o: %s', (value, record) => {
  expect(isRecord(value)).toBe(record)
})
