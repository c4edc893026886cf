import { rmSync } from 'node:fs'
import type { Workspace } from '../check-packages/read-workspace.ts'
import type { Finding } from '../finding.ts'
import { mapLimited } from '../map-limited.ts'
import { collectExamples } from './collect-examples.ts'
import { prepareFolder } from './prepare-folder.ts'
import { runExample } from './run-example.ts'
import { typeCheckExamples } from './type-check-examples.ts'

/** Collects, type-checks and runs every example of a repository. */
export async function runAllExamples(
  workspace: Workspace
): Promise<{ readonly findings: Finding[]; readonly checked: number; readonly run: number }> {
  const { examples, findings } = collectExamples(workspace)
  const folder = prepareFolder(workspace)
  try {
    const runnable = examples.filter(({ runs }) => runs)
    const named = runnable.map((example, index) => ({ example, name: `run-${index}` }))
    const typed = typeCheckExamples(examples, folder, workspace.root)
    const ran = await mapLimited(named, 2, ({ example, name }) => runExample(example, folder, name))
    return { findings: [...findings, ...typed, ...ran.flat()], checked: examples.length, run: runnable.length }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
