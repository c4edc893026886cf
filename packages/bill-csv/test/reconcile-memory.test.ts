import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const program = fileURLToPath(new URL('support/reconcile-many.ts', import.meta.url))

// 800,000 entries as lines take more than 100 MB: with all of them in memory this process dies.
it('reconciles 800,000 entries in a heap of 48 MB, with 20,000 of them in memory', async () => {
  const args = ['--max-old-space-size=48', '--import', 'tsx', program, '20000']
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 120_000 })
  const fen = (400_000 * 399_999) / 2
  expect(JSON.parse(stdout)).toEqual({
    isBalanced: true,
    matched: { count: 400_000, billedFen: fen, recordedFen: fen }
  })
}, 120_000)
