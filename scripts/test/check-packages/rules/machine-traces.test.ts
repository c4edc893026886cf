import { expect, it } from 'vitest'
import { machineTraces } from '../../../check-packages/rules/machine-traces.ts'
import { checkRule } from '../check-rule.ts'

// Put together here, so that this file does not name them itself.
const home = ['', 'home', 'someone'].join('/')
const registry = ['https:', '', 'registry.example.org'].join('/')

it('names lines that show a machine or a registry, and passes over what Git ignores and what is not text', () => {
  const findings = checkRule(machineTraces, {
    '.gitignore': 'dist/\n',
    'dist/x.js': home,
    'docs/a.md': `fine\nsee ${home}/notes\n`,
    'pnpm-lock.yaml': `tarball: ${registry}/a.tgz\n`,
    'docs/b.md': 'https://open.example.org/home/page and ./work/list\n',
    'docs/c.bin': `\0 ${home}`
  })
  expect(findings).toEqual(['docs/a.md:2 names a path of one machine', 'pnpm-lock.yaml:1 names the host of a registry'])
})
