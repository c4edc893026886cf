import { expect, it } from 'vitest'
import { createByteFinder, findByte } from '../../src/text/find-byte.ts'

it.each([
  ['with Buffer', findByte],
  ['without', createByteFinder(undefined)]
])('finds bytes from a place on, %s', (_, find) => {
  const bytes = Uint8Array.of(1, 2, 3, 2)
  expect([find(bytes, 2, 0), find(bytes, 2, 2), find(bytes, 9, 0)]).toEqual([1, 3, -1])
})
