import { expect, it } from 'vitest'
import { collectExamples } from '../../check-examples/collect-examples.ts'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { fixtureTree } from '../fixture-tree.ts'

const block = (language: string, code: string): string => `\`\`\`${language}\n${code}\n\`\`\`\n`

it('takes ts blocks of READMEs to run, and docstrings to check; guides, tests and other languages are left', () => {
  const root = fixtureTree({
    'README.md': `${block('sh', 'npm i')}${block('ts', 'root()')}`,
    'README.zh-CN.md': block('ts', 'same()'),
    'docs/guide/a.md': block('ts', 'guide()'),
    'packages/a/README.md': block('ts', 'a()'),
    'packages/a/src/a.ts': '/**\n * @example\n * ```ts\n * doc()\n * ```\n */\n',
    'packages/a/src/b.ts': '/** @example b() */\n',
    'packages/a/test/a.test.ts': '/** @example c() */\n'
  })
  const { examples, findings } = collectExamples(readWorkspace(root))
  expect(examples).toEqual([
    { file: 'README.md', line: 4, text: 'root()\n', runs: true },
    { file: 'packages/a/README.md', line: 1, text: 'a()\n', runs: true },
    { file: 'packages/a/src/a.ts', line: 3, text: 'doc()\n', runs: false }
  ])
  expect(findings).toEqual([
    { file: 'packages/a/src/b.ts', line: 1, rule: 'example-block', message: '@example needs a ```ts block' }
  ])
})
