import type { Workspace } from '../check-packages/read-workspace.ts'
import type { Finding } from '../finding.ts'
import { readCodeBlocks } from '../read-code-blocks.ts'
import type { Example } from './example.ts'
import { readDocExamples } from './read-doc-examples.ts'

/** Collects the `ts` blocks of every README and the `@example` of every docstring. */
export function collectExamples({ files, read }: Workspace): {
  readonly examples: Example[]
  readonly findings: Finding[]
} {
  const findings: Finding[] = []
  // The Chinese README has the same blocks: check-packages compares them.
  const readmes = files
    .filter((file) => /^(packages\/[^/]+\/)?README\.md$/.test(file))
    .flatMap((file) =>
      readCodeBlocks(read(file))
        .filter(({ language }) => language === 'ts')
        .map(({ line, text }): Example => ({ file, line, text, runs: true }))
    )
  const docstrings = files
    .filter((file) => /^packages\/[^/]+\/src\/.*\.ts$/.test(file))
    .flatMap((file) =>
      readDocExamples(read(file)).flatMap(({ line, text }): Example[] => {
        if (text !== undefined) return [{ file, line, text, runs: false }]
        findings.push({ file, line, rule: 'example-block', message: '@example needs a ```ts block' })
        return []
      })
    )
  return { examples: [...readmes, ...docstrings], findings }
}
