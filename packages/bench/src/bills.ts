/**
 * WeChat Pay trade bills: typed rows and sums beside the CSV parsers, the one peer that was made for this file, a split by
 * hand, and a C program (`c/bills.c`, compiled with `cc -O3` for the run, and left out by name where there is no compiler).
 * Every case is first run once for its totals; who gets them wrong says so in its name. What is measured is CPU time, that of
 * the garbage collector's threads included: what a server pays, and steadier on a busy machine than time on the wall.
 *
 * Alone, after a build: `npx tsx packages/bench/src/bills.ts`. How much memory it takes: `bill-memory.ts`.
 * @module
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { BillCase, BillOnDisk } from './bill-case.ts'
import { compileBillLimit } from './bill-limit.ts'
import { allBillRowCases, billRowCases, fileBillRowCases } from './bill-row-cases.ts'
import { billSumCases, fileBillSumCases } from './bill-sum-cases.ts'
import { type BenchCase, type BenchTable, type MeasureSettings, measure, printWhenRunAlone } from './measure.ts'
import { type TradeBillLayout, writeTradeBill } from './trade-bill.ts'

setFlagsFromString('--expose-gc')
/** Collects what the case before has left, so that nobody pays for another's garbage. */
const collect = runInNewContext('gc') as () => void

/**
 * Measures rows and sums.
 *
 * @param settings - Rounds; one call of each case a round.
 * @param bytes - Size of the large bill; the table with all peers takes a tenth of it. @default 100 MB
 * @returns One table a question.
 */
export async function runBillsBench(settings: MeasureSettings = {}, bytes = 100e6): Promise<readonly BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bills-bench-'))
  const limit = compileBillLimit(folder)
  try {
    const large = writeBill(folder, 'large', bytes, 'new')
    const old = writeBill(folder, 'old', bytes, 'old')
    const small = writeBill(folder, 'small', bytes / 10, 'new')
    const size = (bill: BillOnDisk) => `${Math.round(bill.bytes / 1e6)} MB`
    const clock = (): number => ownCpuMs() + (limit?.cpuMs() ?? 0)
    const own = { clock, before: collect, baseline: 'uDSV', rounds: 5, minMs: 0, batch: 1, ...settings }
    return [
      await compare(`Rows of a bill of ${size(small)} in memory, all peers`, small, allBillRowCases(small), own),
      await compare(`Rows of a bill of ${size(large)} in memory`, large, billRowCases(large), own),
      await compare(`Rows of an old bill of 24 columns, ${size(old)} in memory`, old, billRowCases(old), own),
      await compare(`Rows of a bill of ${size(large)} in a file`, large, fileBillRowCases(large), own),
      await compare(`Sums of a bill of ${size(large)} in memory`, large, billSumCases(large, limit), own),
      await compare(`Sums of a bill of ${size(large)} in a file`, large, fileBillSumCases(large), own)
    ]
  } finally {
    limit?.close()
    rmSync(folder, { recursive: true })
  }
}

function ownCpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Checks every case, then measures them. */
async function compare(
  title: string,
  bill: BillOnDisk,
  cases: Readonly<Record<string, BillCase>>,
  settings: MeasureSettings
): Promise<BenchTable> {
  const named: Record<string, BenchCase> = {}
  for (const [name, { run, check }] of Object.entries(cases)) {
    const { rows, totalFee, refundFee } = await check()
    const { totals } = bill
    const right = rows === totals.rows && totalFee === totals.totalFee && refundFee === totals.refundFee
    if (name.startsWith('bill-csv') && !right) throw new Error(`${title}: ${name} is wrong`)
    named[right ? name : `${name} (wrong totals)`] = run
  }
  return measure(title, named, { ...settings, unit: 'MB a CPU second', unitsACall: bill.bytes / 1e6 })
}

function writeBill(folder: string, name: string, bytes: number, layout: TradeBillLayout): BillOnDisk {
  const path = join(folder, `${name}.csv`)
  const written = writeTradeBill(path, bytes, layout)
  const whole = readFileSync(path)
  const names = whole.toString('utf8', 3, written.rowsFrom - 2).split(',')
  const columns =
    layout === 'new'
      ? { orderColumn: '订单金额', refundColumn: '申请退款金额' }
      : { orderColumn: '总金额', refundColumn: '退款金额' }
  return { path, ...written, ...columns, whole, rows: whole.subarray(written.rowsFrom, written.rowsTo), names }
}

await printWhenRunAlone('bills', runBillsBench)
