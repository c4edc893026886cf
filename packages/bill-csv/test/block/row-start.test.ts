import { expect, it } from 'vitest'
import { ROW_START_BYTES, startsRow } from '../../src/block/row-start.ts'
import { utf8 } from '../support/small-bills.ts'

it.each([
  ['`2021-01-28 17:07:11', true],
  ['`2021-01-2', true],
  ['2021-01-28 17', false],
  ['`a021-01-28', false],
  ['`202a-01-28', false],
  ['`2021/01/28', false],
  ['`2021-01/28', false],
  ['`', false]
])('knows the start of a row: %j', (text, starts) => {
  expect(startsRow(utf8(`\n${text}`), 1)).toBe(starts)
})

it('needs no more than its bytes', () => {
  expect(startsRow(utf8('`2021-01-'.slice(0, ROW_START_BYTES)), 0)).toBe(true)
})
