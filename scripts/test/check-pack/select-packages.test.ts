import { join } from 'node:path'
import { expect, it } from 'vitest'
import { selectPackages } from '../../check-pack/select-packages.ts'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { fixtureTree } from '../fixture-tree.ts'

const tree = (): string =>
  fixtureTree({
    'packages/core/package.json': { name: '@kaifang/core', dependencies: { undici: '^7' } },
    'packages/client/package.json': { name: '@kaifang/client', dependencies: { '@kaifang/core': 'workspace:^' } },
    'packages/other/package.json': { name: '@kaifang/other' },
    'packages/bench/package.json': { name: '@kaifang/bench', private: true }
  })

it('chooses all that are published', () => {
  const root = tree()
  expect(selectPackages(readWorkspace(root), [], root)).toEqual(['client', 'core', 'other'])
})

it('chooses what is named, from the root or from inside, with what it depends on', () => {
  const root = tree()
  const workspace = readWorkspace(root)
  expect(selectPackages(workspace, ['packages/client'], root)).toEqual(['client', 'core'])
  expect(selectPackages(workspace, ['.'], join(root, 'packages/other'))).toEqual(['other'])
})

it('refuses a package that is not published', () => {
  const root = tree()
  expect(() => selectPackages(readWorkspace(root), ['packages/bench'], root)).toThrow(
    'bench is not a published package'
  )
})
