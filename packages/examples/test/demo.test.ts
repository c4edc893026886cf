import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

it('runs every journey in a process of its own and ends by itself', async () => {
  const demo = fileURLToPath(new URL('../src/demo.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--conditions=@kaifang/source', demo],
    { cwd: fileURLToPath(new URL('../../..', import.meta.url)), env: { ...process.env, NO_COLOR: '1' } }
  )
  expect(stdout).toContain('Kaifang 开放')
  expect(stdout).toMatch(/\n45 steps done, 20 attacks refused, [\d.]+ s\.\n$/)
}, 180_000)
