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
