import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installRuntimes, runtimeSources } from '../../check-pack/install-runtimes.ts'
import { runCommand } from '../../run-command.ts'
import { fixtureTree } from '../fixture-tree.ts'

it('names Node from the promised floor on, Bun and Deno', () => {
  expect(runtimeSources.map(({ name }) => name.split('.')[0])).toEqual([
    'node 20',
    'node 22',
    'node 24',
    'node 26',
    'bun 1',
    'deno 2'
  ])
})

it('installs by package name, runs no install script, and keeps what it has', async () => {
  const root = fixtureTree({
    'runtime/package.json': { name: 'runtime', version: '1.0.0', scripts: { postinstall: 'exit 1' } },
    'runtime/bin/run': '#!/bin/sh\necho ran\n'
  })
  const cache = join(root, 'cache')
  const source = { name: 'runtime 1', packageName: 'runtime', program: 'bin/run', args: ['-x'] }
  const first = await installRuntimes([{ ...source, version: `file:${join(root, 'runtime')}` }], cache)
  expect(first.findings).toEqual([])
  const [runtime] = first.runtimes
  expect(runtime).toMatchObject({ name: 'runtime 1', args: ['-x'] })
  expect((await runCommand('sh', [runtime?.program ?? ''])).stdout).toBe('ran\n')
  const second = await installRuntimes([{ ...source, version: 'file:/nowhere' }], cache)
  expect(second).toEqual(first)
  expect(readdirSync(cache)).toEqual(['runtime-1'])
}, 60_000)

it('names a runtime that can not be had, and one without its program', async () => {
  const root = fixtureTree({ 'empty/package.json': { name: 'empty', version: '1.0.0' } })
  const { runtimes, findings } = await installRuntimes(
    [
      { name: 'gone 1', packageName: 'gone', version: `file:${join(root, 'gone.tgz')}`, program: 'run', args: [] },
      { name: 'empty 1', packageName: 'empty', version: `file:${join(root, 'empty')}`, program: 'run', args: [] }
    ],
    join(root, 'cache')
  )
  expect(runtimes).toEqual([])
  expect(findings.map(({ message }) => message.split('\n')[0]).sort()).toEqual([
    "empty 1 can't be installed from empty: it has no run",
    expect.stringMatching(/^gone 1 can't be installed from gone: npm error/)
  ])
}, 60_000)
