import { describe, expect, it } from 'vitest'
import { formatTable, measure, printWhenRunAlone } from '../src/measure.ts'

const QUICK = { rounds: 3, minMs: 0, batch: 2 }

describe('measure', () => {
  it('runs every case in the warm-up and in each round', async () => {
    const calls = { first: 0, second: 0 }
    await measure('calls', { first: () => calls.first++, second: () => calls.second++ }, QUICK)
    // Each turn looks once whether the case gives a promise, then runs one batch.
    expect(calls).toEqual({ first: 4 * 3, second: 4 * 3 })
  })

  it('gives one row a case in the given order, the baseline with a ratio of 1', async () => {
    const table = await measure('rows', { slow: () => 1, fast: () => 2 }, { ...QUICK, baseline: 'fast' })
    expect(table.rows.map(({ name }) => name)).toEqual(['slow', 'fast'])
    expect(table.rows[1]!.ratio).toEqual({ median: 1, min: 1, max: 1 })
    expect(table.baseline).toBe('fast')
  })

  it('takes the first case as the baseline', async () => {
    expect((await measure('first', { a: () => 1, b: () => 2 }, QUICK)).baseline).toBe('a')
  })

  it('waits for one promise before the next call', async () => {
    let running = 0
    let most = 0
    const run = async (): Promise<void> => {
      most = Math.max(most, ++running)
      await Promise.resolve()
      running--
    }
    await measure('promises', { run }, { ...QUICK, rounds: 1 })
    // The call that looks at the kind of result is awaited too.
    expect([most, running]).toEqual([1, 0])
  })

  it('counts by the clock that it is given', async () => {
    let now = 0
    let before = 0
    const run = (): number => (now += 5)
    const { rows } = await measure('clock', { run }, { ...QUICK, clock: () => now, before: () => before++ })
    expect(before).toBe(4)
    // Two calls of 5 ms each.
    expect(rows[0]!.opsPerSecond.median).toBe(200)
  })

  it('gives speeds in units of work where a call does many', async () => {
    const calls = await measure('calls', { run: () => 1 }, { ...QUICK, unitsACall: 0, unit: 'MB a second' })
    expect(calls.rows[0]!.opsPerSecond).toEqual({ median: 0, min: 0, max: 0 })
    expect(formatTable(calls)).toContain('| case | ratio | MB a second |')
  })

  it('refuses a baseline that is no case', async () => {
    await expect(measure('none', { a: () => 1 }, { baseline: 'b' })).rejects.toThrowErrorMatchingInlineSnapshot(
      `[RangeError: "baseline" expected one of a, got b]`
    )
  })
})

describe('formatTable', () => {
  it('writes Markdown', () => {
    const row = (name: string, median: number) => ({
      name,
      opsPerSecond: { median: median * 1234.5, min: 1, max: 2 },
      ratio: { median, min: median / 2, max: median * 2 }
    })
    expect(
      formatTable({ title: 'Title', baseline: 'a', rounds: 7, rows: [row('a', 1), row('b', 2.345)] })
    ).toMatchInlineSnapshot(`
      "### Title

      Ratio to "a": median [min..max] of 7 rounds.

      | case | ratio | calls a second |
      | --- | --- | --- |
      | a | 1.00 [0.50..2.00] | 1,235 |
      | b | 2.35 [1.17..4.69] | 2,895 |
      "
    `)
  })
})

describe('printWhenRunAlone', () => {
  it('does not measure when another file was started', async () => {
    await printWhenRunAlone('measure', () => Promise.reject(new Error('measured')))
  })
})
