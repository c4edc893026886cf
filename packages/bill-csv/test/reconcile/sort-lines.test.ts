import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type LineSorter, sortLines } from '../../src/reconcile/sort-lines.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

// In no order, and each once: 7919 is a prime that does not divide the count.
const lines = Array.from({ length: 5000 }, (_, index) => `行 ${(index * 7919) % 5000}`)

async function addAll(sorter: LineSorter): Promise<number> {
  let waits = 0
  for (const line of lines) {
    const written = sorter.add(line)
    if (written !== undefined) waits += 1
    await written
  }
  return waits
}

async function drain(sorter: LineSorter): Promise<string[]> {
  const sorted: string[] = []
  for await (const batch of sorter.sorted()) sorted.push(...batch)
  return sorted
}

describe('sortLines', () => {
  it.each([
    [1, 5000],
    [7, 714],
    [1000, 5],
    [5000, 1],
    [5001, 0]
  ])('sorts 5000 lines with %d of them in memory, by %d runs in a file', async (maxLines, runs) => {
    const folder = temporaryFolder()
    const sorter = sortLines(maxLines, folder)
    expect(await addAll(sorter)).toBe(runs)
    expect(await drain(sorter)).toEqual([...lines].sort())
    await sorter.close()
    expect(readdirSync(folder)).toEqual([])
  })

  it('touches no file below the limit', async () => {
    const sorter = sortLines(5001, join(temporaryFolder(), 'nowhere'))
    await addAll(sorter)
    expect(await drain(sorter)).toEqual([...lines].sort())
    await sorter.close()
  })

  it('hands on what is wrong with the folder', async () => {
    const sorter = sortLines(10, join(temporaryFolder(), 'nowhere'))
    await expect(addAll(sorter)).rejects.toMatchObject({ code: 'ENOENT' })
    await sorter.close()
  })

  it('gives nothing for nothing', async () => {
    const sorter = sortLines(10, undefined)
    expect(await drain(sorter)).toEqual([])
    await sorter.close()
  })
})
