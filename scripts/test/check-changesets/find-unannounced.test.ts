import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { findUnannounced } from '../../check-changesets/find-unannounced.ts'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { fixtureTree } from '../fixture-tree.ts'
import { releasedTree } from './released-tree.ts'

const find = (root: string): string[] =>
  findUnannounced(readWorkspace(root)).map(({ file, message }) => `${file} ${message}`)

const entry = (releases: string, summary = 'Added a thing.'): string => `---\n${releases}\n---\n\n${summary}\n`

describe('before the first release', () => {
  const files = {
    'packages/xxtea/package.json': { name: '@kaifang/xxtea', version: '0.0.0' },
    'packages/xxtea/src/index.ts': ''
  }

  it('asks an entry of each published package with source', () => {
    const root = fixtureTree({
      ...files,
      'packages/bench/package.json': { name: '@kaifang/bench', private: true },
      'packages/bench/src/bench.ts': ''
    })
    expect(find(root)).toEqual([
      'packages/xxtea/src changed since the last release: tell the callers of @kaifang/xxtea what, with "pnpm changeset"'
    ])
  })

  it('is content with an entry, or with a change log', () => {
    const path = '.changeset/xxtea-first.md'
    expect(find(fixtureTree({ ...files, [path]: entry("'@kaifang/xxtea': minor") }))).toEqual([])
    expect(find(fixtureTree({ ...files, 'packages/xxtea/CHANGELOG.md': '# 0.1.0' }))).toEqual([])
  })
})

describe('after a release', () => {
  it('asks nothing while the source is as released', () => {
    expect(find(releasedTree())).toEqual([])
  })

  it('asks an entry for changed source', () => {
    const root = releasedTree()
    writeFileSync(join(root, 'packages/xxtea/src/index.ts'), 'export const a = 2\n')
    expect(find(root)).toHaveLength(1)
  })

  it('asks nothing while the next release is being made', () => {
    const root = releasedTree()
    writeFileSync(join(root, 'packages/xxtea/src/index.ts'), 'export const a = 2\n')
    writeFileSync(join(root, 'packages/xxtea/package.json'), '{ "name": "@kaifang/xxtea", "version": "1.11.0" }')
    expect(find(root)).toEqual([])
  })
})

it('refuses entries that say nothing, or of nothing, or break too loudly', () => {
  const root = fixtureTree({
    'packages/xxtea/package.json': { name: '@kaifang/xxtea', version: '0.3.0' },
    '.changeset/README.md': 'not an entry',
    '.changeset/a.md': 'no front matter',
    '.changeset/b.md': entry('', ''),
    '.changeset/c.md': entry("'@kaifang/xxtea': major\n'@kaifang/other': minor"),
    '.changeset/d.md': entry("'@kaifang/xxtea': huge")
  })
  expect(find(root)).toEqual([
    '.changeset/a.md has no front matter',
    '.changeset/b.md names no package',
    '.changeset/b.md says nothing',
    '.changeset/c.md @kaifang/xxtea: a break before 1.0 is "minor"',
    '.changeset/c.md @kaifang/other is not a published package',
    '.changeset/d.md @kaifang/xxtea: "huge" is not patch, minor or major'
  ])
})
