import { expect, it } from 'vitest'
import { CELL_CODES, codeOfKind, decimalsOfKind } from '../../src/layout/cell-codes.ts'

it('sums fees in 10^-5 yuan, counts as they are, and everything else in fen', () => {
  expect((['fee', 'count', 'fen', 'optional-fen'] as const).map(decimalsOfKind)).toEqual([5, 0, 2, 2])
})

// The scanner tells amounts from texts, and texts that stay when empty, by the order of the codes.
it('has texts that stay when empty first, and amounts last', () => {
  expect(Object.values(codeOfKind).every((code) => code !== CELL_CODES.skip)).toBe(true)
  expect([CELL_CODES.keep, CELL_CODES.id].every((code) => code <= CELL_CODES.id)).toBe(true)
  expect(
    [CELL_CODES.text, CELL_CODES.escaped, CELL_CODES.refundId, CELL_CODES.direction].every(
      (code) => code > CELL_CODES.id
    )
  ).toBe(true)
  const amounts = (['fen', 'optional-fen', 'fee', 'count'] as const).map((kind) => codeOfKind[kind])
  expect(amounts.every((code) => code >= CELL_CODES.units)).toBe(true)
})
