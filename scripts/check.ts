/**
 * Runs everything that CI runs besides the tests.
 *
 * `tsx scripts/check.ts [--report <file>]` writes the result of each step as JSON for a program to count.
 */
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { checkSteps } from './check/check-steps.ts'
import { formatResults } from './check/format-results.ts'
import { runSteps } from './check/run-steps.ts'

// pnpm hands a lone `--` on to the script.
const args = process.argv.slice(2).filter((argument) => argument !== '--')
const { values } = parseArgs({ args, options: { report: { type: 'string' } } })
const results = await runSteps(checkSteps, { limit: 2, say: console.log })
console.log(formatResults(results))
if (values.report !== undefined) writeFileSync(values.report, JSON.stringify(results, null, 2))
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1
