/** Type-checks every example that the documentation shows, and runs those of the READMEs. */
import { runAllExamples } from './check-examples/run-all-examples.ts'
import { readWorkspace } from './check-packages/read-workspace.ts'
import { reportFindings } from './report-findings.ts'

const { findings, checked, run } = await runAllExamples(readWorkspace(process.cwd()))
process.exitCode = reportFindings(`check-examples (${checked} type-checked, ${run} run)`, findings)
