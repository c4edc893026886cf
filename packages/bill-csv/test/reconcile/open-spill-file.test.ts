import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openSpillFile, type SpillRun } from '../../src/reconcile/open-spill-file.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('openSpillFile', () => {
  it('reads runs back, in any order and side by side', async () => {
    const file = await openSpillFile(temporaryFolder())
    // Longer than a chunk as a whole, and one line longer than a chunk by itself.
    const long = ['x'.repeat(200_000), ...Array.from({ length: 10_000 }, (_, index) => `第${index}行 ${index}`)]
    const short = ['a', '', 'b']
    const runs = [await file.writeRun(long), await file.writeRun(short), await file.writeRun([...long].reverse())]
    const read = async (run: SpillRun): Promise<string[]> => {
      const lines: string[] = []
      for await (const batch of file.readRun(run)) lines.push(...batch)
      return lines
    }
    const [third, first, second] = await Promise.all([read(runs[2]!), read(runs[0]!), read(runs[1]!)])
    expect(first).toEqual(long)
    expect(second).toEqual(short)
    expect(third).toEqual([...long].reverse())
    await file.close()
  })

  it('leaves nothing in the folder, and can be closed twice', async () => {
    const folder = temporaryFolder()
    const file = await openSpillFile(folder)
    await file.writeRun(['a'])
    await file.close()
    await file.close()
    expect(readdirSync(folder)).toEqual([])
  })

  // Windows keeps the name of an open file until it is closed.
  it.skipIf(process.platform === 'win32')('has no name while it is open: a killed process leaves nothing', async () => {
    const folder = temporaryFolder()
    const file = await openSpillFile(folder)
    await file.writeRun(['a'])
    expect(readdirSync(folder)).toEqual([])
    await file.close()
  })

  it('says by the system what is wrong with the folder', async () => {
    const folder = temporaryFolder()
    await expect(openSpillFile(join(folder, 'nowhere'))).rejects.toMatchObject({ code: 'ENOENT' })
    writeFileSync(join(folder, 'file'), '')
    await expect(openSpillFile(join(folder, 'file'))).rejects.toMatchObject({ code: 'ENOTDIR' })
  })

  it("takes the system's folder when none is named", async () => {
    const file = await openSpillFile(undefined)
    const run = await file.writeRun(['a', 'b'])
    for await (const lines of file.readRun(run)) expect(lines).toEqual(['a', 'b'])
    await file.close()
  })

  it('does not take a run past the end for a whole one', async () => {
    const file = await openSpillFile(temporaryFolder())
    const { end } = await file.writeRun(['a'])
    const beyond = file.readRun({ start: 0, end: end + 1 })
    expect(await beyond.next()).toEqual({ done: false, value: ['a'] })
    await expect(beyond.next()).rejects.toThrow('a temporary file was cut short by something else')
    await file.close()
  })
})
