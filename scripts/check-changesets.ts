/** Checks that every change a caller could notice has an entry for the release notes. */
import { findUnannounced } from './check-changesets/find-unannounced.ts'
import { readWorkspace } from './check-packages/read-workspace.ts'
import { reportFindings } from './report-findings.ts'

process.exitCode = reportFindings('check-changesets', findUnannounced(readWorkspace(process.cwd())))
