import { expect, it } from 'vitest'
import { runExample } from '../../check-examples/run-example.ts'
import { exampleTree } from './example-tree.ts'

/** Runs one example and returns its findings as `line [rule] message`. */
async function run(text: string): Promise<string[]> {
  const { folder } = exampleTree()
  const findings = await runExample({ file: 'README.md', line: 10, text, runs: true }, folder, 'run')
  return findings.map(({ line, rule, message }) => `${line} [${rule}] ${message}`)
}

it('accepts an example that prints what it says, over several lines and calls too', async () => {
  const text = `import { sum } from '@kaifang/sum'
const total: number = sum(1, 2)
console.log('not promised')
console.log(total, { total }) // => 3 { total: 3 }
for (const item of ['a', 'b']) console.log(item)
// => a
//    b
`
  expect(await run(text)).toEqual([])
}, 30_000)

it('reports what is printed otherwise, and what is never printed', async () => {
  const text = `import { sum } from '@kaifang/sum'
console.log(sum(1, 2)) // => 4
if (sum(1, 1) === 3) console.log('never') // => never
sum(1, 2) // => 3
`
  expect(await run(text)).toEqual([
    '14 [example-output] "// =>" stands behind no console.log',
    '12 [example-output] says "4", prints "3"',
    '13 [example-output] says "never" and prints nothing'
  ])
}, 30_000)

it('reports an example that throws', async () => {
  const [finding, ...others] = await run("throw new Error('broken on purpose')\n")
  expect(finding).toMatch(/^10 \[example-run\] the example fails: [\s\S]*broken on purpose/)
  expect(others).toEqual([])
}, 30_000)
