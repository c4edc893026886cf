import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { runAllExamples } from '../../check-examples/run-all-examples.ts'
import { exampleTree } from './example-tree.ts'

it('checks everything, runs the READMEs, counts both and leaves no folder behind', async () => {
  const { workspace } = exampleTree({
    'README.md': "```ts\nimport { sum } from '@kaifang/sum'\nconsole.log(sum(1, 2)) // => 3\n```\n",
    'packages/sum/README.md': "```ts\nimport { sum } from '@kaifang/sum'\nconsole.log(sum('1', 2)) // => 12\n```\n",
    'packages/sum/src/more.ts': '/**\n * @example\n * ```ts\n * throw new Error()\n * ```\n */\nexport const more = 1\n'
  })
  // Temporary files of its own: other tests make and remove such folders at the same time.
  const temporary = mkdtempSync(join(tmpdir(), 'run-all-examples-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary)
  onTestFinished(() => void vi.unstubAllEnvs())
  const { findings, checked, run } = await runAllExamples(workspace)
  const left = readdirSync(temporary).filter((name) => name.startsWith('kaifang-'))
  expect({ checked, run, left }).toEqual({ checked: 3, run: 2, left: [] })
  expect(findings).toEqual([
    {
      file: 'packages/sum/README.md',
      line: 3,
      rule: 'example-types',
      message: "Argument of type 'string' is not assignable to parameter of type 'number'."
    }
  ])
}, 60_000)
