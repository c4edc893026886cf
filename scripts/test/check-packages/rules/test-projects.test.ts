import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { readWorkspace } from '../../../check-packages/read-workspace.ts'
import { testProjects } from '../../../check-packages/rules/test-projects.ts'
import { fixtureTree } from '../../fixture-tree.ts'

const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))
const project = (name: string): string => `export default { test: { name: '${name}', include: ['test/*.test.ts'] } }\n`

it('names packages in which vitest finds no test, and projects that belong to no package', () => {
  const root = fixtureTree({
    'package.json': { type: 'module' },
    'vitest.config.ts':
      "export default { test: { projects: ['packages/*/vitest.config.ts', 'scripts/vitest.config.ts'] } }\n",
    'packages/full/vitest.config.ts': project('full'),
    'packages/full/test/a.test.ts': '',
    'packages/empty/vitest.config.ts': project('empty'),
    'packages/renamed/vitest.config.ts': project('other'),
    'packages/renamed/test/a.test.ts': '',
    'scripts/vitest.config.ts': project('scripts'),
    'scripts/test/a.test.ts': ''
  })
  symlinkSync(modules, join(root, 'node_modules'))
  expect(testProjects.check(readWorkspace(root))).toEqual([
    { file: 'packages/empty/vitest.config.ts', message: 'vitest finds no test in a project called empty' },
    { file: 'packages/renamed/vitest.config.ts', message: 'vitest finds no test in a project called renamed' },
    { file: 'vitest.workspace.ts', message: 'project other is neither a package nor the scripts' }
  ])
}, 30_000)

it('says so when vitest can not read its configuration', () => {
  const root = fixtureTree({ 'package.json': { type: 'module' }, 'vitest.config.ts': 'export default {' })
  const [finding] = testProjects.check(readWorkspace(root))
  expect(finding?.message).toMatch(/^vitest can't list its tests: /)
}, 30_000)
