import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { changedSource } from '../../check-changesets/changed-source.ts'
import { git, releasedTree } from './released-tree.ts'

const isChanged = (root: string): boolean => changedSource(root, '@kaifang/xxtea', 'xxtea', '1.10.0')

it('sees no change in what was released, nor in a README', () => {
  const root = releasedTree()
  writeFileSync(join(root, 'packages/xxtea/README.md'), 'new')
  expect(isChanged(root)).toBe(false)
})

it('sees a change in the work tree, committed or not', () => {
  const root = releasedTree()
  writeFileSync(join(root, 'packages/xxtea/src/index.ts'), 'export const a = 2\n')
  expect(isChanged(root)).toBe(true)
  git(root, 'commit', '--all', '--message', 'second')
  expect(isChanged(root)).toBe(true)
})

it('sees a new file', () => {
  const root = releasedTree()
  writeFileSync(join(root, 'packages/xxtea/src/new.ts'), '')
  expect(isChanged(root)).toBe(true)
})
