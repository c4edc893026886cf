import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeRuns } from '../../src/reconcile/merge-runs.ts'

async function* inBatches(lines: readonly string[], size: number): AsyncGenerator<readonly string[]> {
  for (let index = 0; index < lines.length; index += size) yield lines.slice(index, index + size)
}

async function merge(runs: readonly AsyncIterable<readonly string[]>[]): Promise<string[][]> {
  const batches: string[][] = []
  for await (const batch of mergeRuns(runs)) batches.push([...batch])
  return batches
}

describe('mergeRuns', () => {
  it('gives what one sort of everything gives', async () => {
    const anyRuns = fc.array(fc.array(fc.string({ maxLength: 3 })), { maxLength: 9 })
    await fc.assert(
      fc.asyncProperty(anyRuns, fc.integer({ min: 1, max: 4 }), async (texts, size) => {
        // Behind each text its place: lines are never equal.
        const runs = texts.map((run, row) => run.map((text, index) => `${text} ${row} ${index}`).sort())
        const merged = await merge(runs.map((run) => inBatches(run, size)))
        expect(merged.flat()).toEqual(runs.flat().sort())
      })
    )
  })

  it('gives batches of 1024 lines', async () => {
    const run = Array.from({ length: 2500 }, (_, index) => String(index).padStart(5, '0'))
    const odd = run.filter((_, index) => index % 2 === 1)
    const even = run.filter((_, index) => index % 2 === 0)
    const merged = await merge([inBatches(odd, 100), inBatches(even, 7)])
    expect(merged.map(({ length }) => length)).toEqual([1024, 1024, 452])
    expect(merged.flat()).toEqual(run)
  })

  it('gives nothing for nothing', async () => {
    expect(await merge([])).toEqual([])
    expect(await merge([inBatches([], 1), inBatches([], 1)])).toEqual([])
  })
})
