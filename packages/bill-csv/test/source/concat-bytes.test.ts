import { expect, it } from 'vitest'
import { concatBytes } from '../../src/source/concat-bytes.ts'

it('joins pieces, and gives a single one as it is', () => {
  const single = Uint8Array.of(1)
  expect(concatBytes([single])).toBe(single)
  expect(concatBytes([])).toEqual(new Uint8Array(0))
  expect(concatBytes([single, Uint8Array.of(2, 3)])).toEqual(Uint8Array.of(1, 2, 3))
})
