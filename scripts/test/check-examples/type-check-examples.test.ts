import { expect, it } from 'vitest'
import { typeCheckExamples } from '../../check-examples/type-check-examples.ts'
import { exampleTree } from './example-tree.ts'

it('reports errors at the line of the document, and reads packages from source', () => {
  const { workspace, folder } = exampleTree()
  const examples = [
    { text: "import { sum } from '@kaifang/sum'\n\nconst text: string = sum(1, 2)\n", line: 10 },
    { text: "import { sum } from '@kaifang/sum'\nconsole.log(await sum(1, 2), process.pid)\n", line: 20 },
    { text: 'sum(1, 2)\n', line: 30 },
    { text: 'const broken = (\n', line: 40 }
  ].map(({ text, line }) => ({ file: 'README.md', line, text, runs: false }))
  const findings = typeCheckExamples(examples, folder, workspace.root)
  expect(findings).toMatchInlineSnapshot(`
    [
      {
        "file": "README.md",
        "line": 13,
        "message": "Type 'number' is not assignable to type 'string'.",
        "rule": "example-types",
      },
      {
        "file": "README.md",
        "line": 31,
        "message": "Cannot find name 'sum'.",
        "rule": "example-types",
      },
      {
        "file": "README.md",
        "line": 41,
        "message": "Expression expected.",
        "rule": "example-types",
      },
      {
        "file": "README.md",
        "line": 42,
        "message": "')' expected.",
        "rule": "example-types",
      },
    ]
  `)
}, 30_000)
