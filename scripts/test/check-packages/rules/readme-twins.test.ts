import { expect, it } from 'vitest'
import { readmeTwins } from '../../../check-packages/rules/readme-twins.ts'
import { checkRule } from '../check-rule.ts'

const block = (code: string): string => `\`\`\`ts\n${code}\n\`\`\`\n`

it('accepts twins whose prose differs and whose code does not', () => {
  const findings = checkRule(readmeTwins, {
    'README.md': `Use\n${block('a()')}and\n${block('b()')}`,
    'README.zh-CN.md': `用\n${block('a()')}\n和\n\n${block('b()')}`
  })
  expect(findings).toEqual([])
})

it('names the block that differs, and a block that is missing', () => {
  const findings = checkRule(readmeTwins, {
    'packages/xxtea/README.md': `Use\n${block('a()')}${block('b()')}`,
    'packages/xxtea/README.zh-CN.md': `用\n${block('a()')}\n${block('b(1)')}`,
    'README.md': block('a()'),
    'README.zh-CN.md': '用'
  })
  expect(findings).toEqual([
    'README.zh-CN.md has 0 code blocks; README.md has 1',
    'packages/xxtea/README.zh-CN.md:6 code block 2 differs from README.md, line 5'
  ])
})
