import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { fixtureTree } from '../fixture-tree.ts'

it('sees new files, and neither ignored nor deleted ones', () => {
  const root = fixtureTree({
    '.gitignore': 'dist/\n',
    'packages/b/package.json': { name: '@kaifang/b' },
    'packages/b/dist/index.js': '',
    'packages/b/src/gone.ts': '',
    'packages/b/src/名.ts': 'text',
    'packages/a/src/index.ts': ''
  })
  execFileSync('git', ['add', '--all'], { cwd: root })
  rmSync(join(root, 'packages/b/src/gone.ts'))
  const workspace = readWorkspace(root)
  expect(workspace.packages.map(({ folder, files }) => [folder, files])).toEqual([
    ['a', ['src/index.ts']],
    ['b', ['package.json', 'src/名.ts']]
  ])
  expect(workspace.packages[1]?.manifest.name).toBe('@kaifang/b')
  expect(workspace.packages[1]?.read('src/名.ts')).toBe('text')
  expect(workspace.files).toContain('.gitignore')
})

it('reads a repository without packages', () => {
  expect(readWorkspace(fixtureTree({})).packages).toEqual([])
})
