import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { BillFile } from '../../src/bill-types.ts'
import { withInput } from '../../src/command/with-input.ts'
import { chunksOf } from '../support/run-in-process.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

function setUp(isTTY: boolean) {
  const file = join(temporaryFolder(), 'a.csv')
  writeFileSync(file, 'abcd')
  const written: string[] = []
  const stderr = { isTTY, write: (text: string) => written.push(text) }
  const plan = { file, format: undefined, encoding: undefined, lenient: false, progress: true }
  return {
    plan,
    written,
    process: { stdin: chunksOf(), stdout: undefined as never, stderr, onInterrupt: () => () => undefined, now: () => 0 }
  }
}

const readAll = async ({ source }: { readonly source: unknown }) =>
  (await (source as BillFile).read(new Uint8Array(9), 0, 9, null)).bytesRead

describe('withInput', () => {
  it('shows progress with the rows that the command has, and takes it away', async () => {
    const { plan, written, process } = setUp(true)
    const result = await withInput(plan, process, async (input) => {
      input.rows = () => 7
      return await readAll(input)
    })
    expect(result).toBe(4)
    expect(written).toEqual([`\r\u001b[2K${'█'.repeat(24)} 100 %  4 B  7 rows`, '\r\u001b[2K'])
  })

  it('shows bytes where the command counts no rows', async () => {
    const { plan, written, process } = setUp(true)
    await withInput(plan, process, readAll)
    expect(written[0]).toBe(`\r\u001b[2K${'█'.repeat(24)} 100 %  4 B`)
  })

  it('shows nothing with --no-progress', async () => {
    const { plan, written, process } = setUp(true)
    await withInput({ ...plan, progress: false }, process, readAll)
    expect(written).toEqual([])
  })

  it('takes progress away when the command fails', async () => {
    const { plan, written, process } = setUp(true)
    const failing = withInput(plan, process, async (input) => {
      await readAll(input)
      throw new Error('broken')
    })
    await expect(failing).rejects.toThrow('broken')
    expect(written.at(-1)).toBe('\r\u001b[2K')
  })
})
