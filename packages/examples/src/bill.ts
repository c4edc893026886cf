/**
 * The bill journey alone, with a million rows (about 0.3 GB): `npx pnpm --filter @kaifang/examples run bill [rows]`
 * @module
 */
import { runBillJourney } from './bill-journey.ts'
import { createReport } from './create-report.ts'

const report = createReport(process.stdout, process.env)
await runBillJourney(report, Number(process.argv[2] ?? 1_000_000))
report.end()
