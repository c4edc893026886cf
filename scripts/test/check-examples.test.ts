import { expect, it } from 'vitest'
import { exampleTree } from './check-examples/example-tree.ts'
import { runScript } from './run-script.ts'

it('fails as a command and says what was checked', async () => {
  const { workspace } = exampleTree({ 'README.md': '```ts\nconsole.log(1) // => 2\n```\n' })
  const run = await runScript('check-examples', [], workspace.root)
  expect(run.stdout).toBe(
    'README.md:2  [example-output] says "2", prints "1"\ncheck-examples (1 type-checked, 1 run): 1 finding(s)\n'
  )
  expect(run.status).toBe(1)
}, 60_000)
