import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Rule } from '../rule.ts'

/**
 * Vitest sees one project a package and one for the scripts, each with a test: a list of projects that finds nothing
 * would pass in silence. Vitest itself is asked, because a configuration that it ignores looks right to a reader.
 */
export const testProjects: Rule = {
  name: 'test-projects',
  check: ({ root, packages }) => {
    const listed = spawnSync(process.execPath, [vitestProgram(), 'list', '--filesOnly', '--json', '--root', root], {
      cwd: root,
      encoding: 'utf8'
    })
    const start = listed.stdout.indexOf('[')
    if (listed.status !== 0 || start === -1) {
      return [
        { file: 'vitest.config.ts', message: `vitest can't list its tests: ${listed.stderr.trim().slice(0, 500)}` }
      ]
    }
    const rows: { readonly projectName?: string }[] = JSON.parse(listed.stdout.slice(start))
    const found = new Set(rows.map(({ projectName }) => projectName ?? '(unnamed)'))
    const expected = [...packages.map(({ folder }) => folder), 'scripts']
    return [
      ...expected
        .filter((name) => !found.has(name))
        .map((name) => ({
          file: name === 'scripts' ? 'scripts/vitest.config.ts' : `packages/${name}/vitest.config.ts`,
          message: `vitest finds no test in a project called ${name}`
        })),
      ...[...found]
        .filter((name) => !expected.includes(name))
        .map((name) => ({
          file: 'vitest.workspace.ts',
          message: `project ${name} is neither a package nor the scripts`
        }))
    ]
  }
}

function vitestProgram(): string {
  return join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
}
