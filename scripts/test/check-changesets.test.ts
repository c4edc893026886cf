import { expect, it } from 'vitest'
import { fixtureTree } from './fixture-tree.ts'
import { runScript } from './run-script.ts'

it('fails as a command for a change without a word', async () => {
  const root = fixtureTree({
    'packages/xxtea/package.json': { name: '@kaifang/xxtea', version: '0.0.0' },
    'packages/xxtea/src/index.ts': ''
  })
  const run = await runScript('check-changesets', [], root)
  expect(run.stdout).toMatch(/^packages\/xxtea\/src {2}\[changesets\] changed since the last release/)
  expect(run.status).toBe(1)
}, 30_000)
