import { expect, it } from 'vitest'
import { BLOCK_BYTES } from '../../src/scan/bill-scan.ts'
import { rowBlock } from '../../src/scan/row-block.ts'

it('has room for a block that is nothing but separators and line ends', () => {
  expect(rowBlock.marks.length).toBeGreaterThanOrEqual(2 * BLOCK_BYTES)
  // A cell of one byte that is not ASCII gets a zero behind it.
  expect(rowBlock.wide.length).toBeGreaterThanOrEqual(2 * BLOCK_BYTES)
})

it('has places that fit into 16 bits', () => {
  expect(BLOCK_BYTES + 2).toBeLessThan(65_536)
})
