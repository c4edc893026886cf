import { expect, it } from 'vitest'
import { lastLineEnd } from '../../src/block/last-line-end.ts'
import { utf8 } from '../support/small-bills.ts'

it('finds the byte behind the last line end of a block', () => {
  const bytes = utf8('ab\ncd\nef')
  expect([
    lastLineEnd(bytes, 0, 8),
    lastLineEnd(bytes, 0, 5),
    lastLineEnd(bytes, 3, 5),
    lastLineEnd(bytes, 4, 2)
  ]).toEqual([6, 3, 3, 2])
})
