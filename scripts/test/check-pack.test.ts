import { expect, it } from 'vitest'
import { runScript } from './run-script.ts'

it('refuses, as a command, a folder that is not published', async () => {
  const run = await runScript('check-pack', ['packages/bench'], '.')
  expect(run.stderr).toMatch(/bench is not a published package/)
  expect(run.status).toBe(1)
}, 30_000)
