import { describe, expect, it } from 'vitest'
import { formatMemory, type MemoryRow } from '../src/bill-memory.ts'

const even = (value: number) => ({ median: value, min: value, max: value })
const row = (name: string, peak: number, ms: number): MemoryRow => ({
  name,
  bytes: 100e6,
  ms: even(ms),
  before: even(40e6),
  peak: { median: peak, min: peak - 1e6, max: peak + 1e6 }
})

describe('formatMemory', () => {
  it('writes peaks and speeds', () => {
    expect(formatMemory({ title: 'Title', rounds: 3, rows: [row('a', 80e6, 500)] })).toMatchInlineSnapshot(`
      "### Title

      Resident memory of a fresh process, median [min..max] of 3 rounds.

      | case | bill, MB | peak, MB | before, MB | MB a second |
      | --- | --- | --- | --- | --- |
      | a | 100 | 80 [79..81] | 40 | 200 |
      "
    `)
  })

  it('writes ratios to a baseline, and what went wrong', () => {
    const failed = { ...row('c', 1, 1), failure: 'out of memory' }
    const rows = [row('a', 400e6, 1000), row('b', 200e6, 500), failed]
    expect(formatMemory({ title: 'Title', rounds: 3, baseline: 'a', rows })).toMatchInlineSnapshot(`
      "### Title

      Resident memory of a fresh process, median [min..max] of 3 rounds; beside "a".

      | case | bill, MB | peak, MB | of its memory | times its speed |
      | --- | --- | --- | --- | --- |
      | a | 100 | 400 [399..401] | 1.00 | 1.00 |
      | b | 100 | 200 [199..201] | 0.50 | 2.00 |
      | c | 100 | out of memory |  |  |
      "
    `)
  })
})
