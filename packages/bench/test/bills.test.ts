import { expect, it } from 'vitest'
import { runBillsBench } from '../src/bills.ts'

it('measures ways that come to the right totals, and names those that do not', async () => {
  const tables = await runBillsBench({ rounds: 1, before: () => {} }, 400_000)
  const found = tables.map(({ title, rows }) => [
    title,
    rows.map(({ name }) => name).filter((name) => name.includes('wrong'))
  ])
  expect(found).toEqual([
    [
      'Rows of a bill of 0 MB in memory, all peers',
      ['papaparse', 'fast-csv', 'd3-dsv', 'csv-parser'].map((name) => `${name} (wrong totals)`)
    ],
    ['Rows of a bill of 0 MB in memory', []],
    ['Rows of an old bill of 24 columns, 0 MB in memory', []],
    ['Rows of a bill of 0 MB in a file', []],
    ['Sums of a bill of 0 MB in memory', []],
    ['Sums of a bill of 0 MB in a file', []]
  ])
}, 60_000)
