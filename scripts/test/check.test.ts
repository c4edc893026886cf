import { expect, it } from 'vitest'
import { runScript } from './run-script.ts'

it('refuses an option that it does not know', async () => {
  const run = await runScript('check', ['--reprot', 'x'], '.')
  expect(run.stderr).toMatch(/Unknown option '--reprot'/)
  expect(run.status).toBe(1)
}, 30_000)
