/**
 * Runs every benchmark in one go, against the built packages, and prints Markdown.
 *
 * `npx pnpm build && npx pnpm --filter @kaifang/bench run bench`
 * @module
 */
import { cpus } from 'node:os'
import { formatImports, measureImports } from './import-time.ts'
import { formatTable } from './measure.ts'
import { formatCpuTable } from './measure-cpu.ts'
import { runSigningBench } from './signing.ts'
import { runWholeCallBench } from './whole-call.ts'
import { runXxteaBench } from './xxtea.ts'

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`)
for (const table of await runXxteaBench()) console.log(formatTable(table))
for (const table of await runSigningBench()) console.log(formatTable(table))
for (const table of await runWholeCallBench()) console.log(formatCpuTable(table))
console.log(formatImports(measureImports()))
process.exit(0)
