import { readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, it } from 'vitest'
import { runAllExamples } from '../../check-examples/run-all-examples.ts'
import { exampleTree } from './example-tree.ts'

it('checks everything, runs the READMEs, counts both and leaves no folder behind', async () => {
  const { workspace } = exampleTree({
    'README.md': "```ts\nimport { sum } from '@kaifang/sum'\nconsole.log(sum(1, 2)) // => 3\n```\n",
    'packages/sum/README.md': "```ts\nimport { sum } from '@kaifang/sum'\nconsole.log(sum('1', 2)) // => 12\n```\n",
    'packages/sum/src/more.ts': '/**\n * @example\n * ```ts\n * throw new Error()\n * ```\n */\nexport const more = 1\n'
  })
  const before = countFolders()
  const { findings, checked, run } = await runAllExamples(workspace)
  expect({ checked, run, left: countFolders() - before }).toEqual({ checked: 3, run: 2, left: 0 })
  expect(findings).toEqual([
    {
      file: 'packages/sum/README.md',
      line: 3,
      rule: 'example-types',
      message: "Argument of type 'string' is not assignable to parameter of type 'number'."
    }
  ])
}, 60_000)

function countFolders(): number {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('kaifang-examples-')).length
}
