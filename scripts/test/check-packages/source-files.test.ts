import { expect, it } from 'vitest'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { sourceFiles } from '../../check-packages/source-files.ts'
import { fixtureTree } from '../fixture-tree.ts'

it('lists TypeScript under src alone', () => {
  const root = fixtureTree({
    'packages/a/src/deep/b.ts': '',
    'packages/a/src/page.html': '',
    'packages/a/test/b.test.ts': '',
    'packages/a/tsup.config.ts': ''
  })
  expect(readWorkspace(root).packages.map(sourceFiles)).toEqual([['src/deep/b.ts']])
})
