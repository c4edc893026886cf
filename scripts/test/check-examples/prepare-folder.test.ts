import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { prepareFolder } from '../../check-examples/prepare-folder.ts'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { fixtureTree } from '../fixture-tree.ts'

it('links every package under its name and lies outside the repository', () => {
  const root = fixtureTree({
    'packages/a/package.json': { name: '@kaifang/a' },
    'node_modules/@types/node/package.json': {}
  })
  const folder = prepareFolder(readWorkspace(root))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  expect(folder.startsWith(root)).toBe(false)
  expect(JSON.parse(readFileSync(join(folder, 'node_modules/@kaifang/a/package.json'), 'utf8')).name).toBe('@kaifang/a')
  expect(existsSync(join(folder, 'node_modules/@types/node/package.json'))).toBe(true)
})

it('links what packages ask a caller to bring', () => {
  const manifest = (name: string) => ({ name, peerDependencies: { '@scope/peer': '^1.0.0', redis: '^5.0.0' } })
  const root = fixtureTree({
    'packages/a/package.json': manifest('@kaifang/a'),
    'packages/a/node_modules/redis/package.json': { name: 'redis' },
    'packages/a/node_modules/@scope/peer/package.json': { name: '@scope/peer' },
    'packages/b/package.json': manifest('@kaifang/b'),
    'node_modules/@types/node/package.json': {}
  })
  const folder = prepareFolder(readWorkspace(root))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['redis', '@scope/peer']) {
    expect(JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).name).toBe(name)
  }
})
