import { expect, it } from 'vitest'
import { requiredFiles } from '../../../check-packages/rules/required-files.ts'
import { checkRule } from '../check-rule.ts'

it('names each file that a package lacks', () => {
  const findings = checkRule(requiredFiles, {
    'packages/bench/README.md': '',
    'packages/bench/README.zh-CN.md': '',
    'packages/bench/package.json': {},
    'packages/bench/tsconfig.json': '',
    'packages/xxtea/README.md': '',
    'packages/xxtea/package.json': {},
    'packages/xxtea/tsconfig.json': '',
    'packages/xxtea/vitest.config.ts': ''
  })
  expect(findings).toEqual([
    'packages/bench/vitest.config.ts is missing',
    'packages/xxtea/README.zh-CN.md is missing',
    'packages/xxtea/LICENSE is missing',
    'packages/xxtea/src/index.ts is missing',
    'packages/xxtea/tsup.config.ts is missing'
  ])
})
