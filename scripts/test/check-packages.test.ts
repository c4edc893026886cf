import { expect, it } from 'vitest'
import { fixtureTree } from './fixture-tree.ts'
import { runScript } from './run-script.ts'

it('fails as a command and names file and rule', async () => {
  const run = await runScript('check-packages', [], fixtureTree({ 'packages/novel/package.json': {} }))
  expect(run.stdout).toMatch(/^packages\/novel\/package\.json {2}\[dependency-law\] has no line in /)
  expect(run.status).toBe(1)
}, 30_000)
