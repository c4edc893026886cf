/**
 * Runs the benchmarks in one go, against the built packages, and prints Markdown. `bill-memory` writes a bill of 1 GB, so it
 * runs only when it is named.
 *
 * `npx pnpm build && npx pnpm --filter @kaifang/bench run bench [xxtea signing whole-call rsa2 pay-call import-time bills bill-memory]`
 * @module
 */
import { cpus } from 'node:os'
import { formatMemory, measureBillMemory } from './bill-memory.ts'
import { runBillsBench } from './bills.ts'
import { formatImports, measureImports } from './import-time.ts'
import { runManagedCallBench } from './managed-call.ts'
import { formatTable } from './measure.ts'
import { formatCpuTable } from './measure-cpu.ts'
import { runPayCallBench } from './pay-call.ts'
import { formatRsa2, runRsa2Bench } from './rsa2.ts'
import { runSigningBench } from './signing.ts'
import { countTokenFetches, formatTokenFetches } from './tokens.ts'
import { runWholeCallBench } from './whole-call.ts'
import { runXxteaBench } from './xxtea.ts'

const benches: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  xxtea: async () => (await runXxteaBench()).map(formatTable),
  signing: async () => (await runSigningBench()).map(formatTable),
  'whole-call': async () => (await runWholeCallBench()).map(formatCpuTable),
  'managed-call': async () => (await runManagedCallBench()).map(formatCpuTable),
  tokens: async () => [formatTokenFetches(await countTokenFetches())],
  rsa2: async () => [formatRsa2(await runRsa2Bench())],
  'pay-call': async () => (await runPayCallBench()).map(formatCpuTable),
  'import-time': async () => [formatImports(measureImports())],
  bills: async () => (await runBillsBench()).map(formatTable),
  'bill-memory': async () => (await measureBillMemory()).map(formatMemory)
}

const named = process.argv.slice(2).filter((argument) => argument !== '--')
const wanted = named.length > 0 ? named : Object.keys(benches).filter((name) => name !== 'bill-memory')
const unknown = wanted.filter((name) => !(name in benches))
if (unknown.length > 0) throw new RangeError(`expected ${Object.keys(benches).join(', ')}, got ${unknown.join(', ')}`)

console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}\n`)
for (const name of wanted) for (const text of (await benches[name]?.()) ?? []) console.log(text)
process.exit(0)
