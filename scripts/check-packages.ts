/** Checks the house rules: what the packages may know, and where everything lives. */
import { readWorkspace } from './check-packages/read-workspace.ts'
import { runRules } from './check-packages/run-rules.ts'
import { reportFindings } from './report-findings.ts'

process.exitCode = reportFindings('check-packages', runRules(readWorkspace(process.cwd())))
