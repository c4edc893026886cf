/**
 * What reading a bill costs in memory, each case in a fresh process: that it does not grow with the file, and what rows take
 * that are kept. Writes a bill of 1 GB into the temporary folder, and takes some minutes.
 *
 * Alone, after a build: `npx tsx packages/bench/src/bill-memory.ts [largest bill in MB]`
 * @module
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Spread, spreadOf } from './measure.ts'
import { type TradeBill, writeTradeBill } from './trade-bill.ts'

/** One case over one bill. */
export interface MemoryRow {
  readonly name: string
  /** Bytes of the bill. */
  readonly bytes: number
  readonly ms: Spread
  /** Greatest resident memory, in bytes. */
  readonly peak: Spread
  /** Resident memory when everything was loaded and nothing read. */
  readonly before: Spread
  /** What went wrong, where nothing can be measured. */
  readonly failure?: string
}

/** What came out for one question. */
export interface MemoryTable {
  readonly title: string
  readonly rounds: number
  /** The case that times and memory are divided by; left out: they are not. */
  readonly baseline?: string
  readonly rows: readonly MemoryRow[]
}

interface CaseAnswer {
  readonly rows: number
  readonly totalFee: number
  readonly ms: number
  readonly before: number
  readonly peak: number
}

interface WrittenBill extends TradeBill {
  readonly path: string
}

const FLAT = [
  'bill-csv, sums',
  'bill-csv, rows',
  'bill-csv, rows, lazy',
  'bill-csv, rows, createReadStream',
  'payment openBill, sums',
  'payment openBill, rows',
  'uDSV, rows'
]
const KEPT = [
  ...['uDSV, kept', 'uDSV, kept, from the file', 'bill-csv, kept', 'bill-csv, kept, lazy'],
  ...['bill-csv, kept, lazy, from the file', 'csv-parse, kept', 'papaparse, kept', 'wechatpay-axios-plugin, kept']
]
const SCRIPT = fileURLToPath(new URL('bill-memory-case.mjs', import.meta.url))

/**
 * Measures both questions. Needs the built package.
 *
 * @param largest - Bytes of the largest bill; the others have a tenth and a hundredth. @default 1 GB
 * @param rounds - Rounds in which every case runs once. @default 3
 * @returns Flat memory first, then rows that are kept.
 */
export async function measureBillMemory(largest = 1e9, rounds = 3): Promise<readonly MemoryTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bill-memory-'))
  try {
    const bills = [largest / 100, largest / 10, largest].map((bytes, index): WrittenBill => {
      const path = join(folder, `${index}.csv`)
      return { path, ...writeTradeBill(path, bytes) }
    })
    const flat = FLAT.flatMap((name) => bills.map((bill): [string, WrittenBill] => [name, bill]))
    const kept = KEPT.map((name): [string, WrittenBill] => [name, bills[1] as WrittenBill])
    return [
      { title: 'Memory of a bill that is read once', rounds, rows: await measureAll(flat, rounds) },
      { title: 'Rows that are kept', rounds, baseline: 'uDSV, kept', rows: await measureAll(kept, rounds) }
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measureAll(cases: readonly (readonly [string, WrittenBill])[], rounds: number): Promise<MemoryRow[]> {
  const answers = cases.map((): CaseAnswer[] => [])
  const failures: (string | undefined)[] = cases.map(() => undefined)
  for (let round = 0; round < rounds; round++) {
    for (const [index, [name, bill]] of cases.entries()) {
      if (failures[index] !== undefined) continue
      try {
        answers[index]?.push(await runCase(name, bill))
      } catch (error) {
        failures[index] = reasonOf(error)
      }
    }
  }
  return cases.map(([name, { bytes }], index) => {
    const own = answers[index] as CaseAnswer[]
    const spread = (part: 'ms' | 'before' | 'peak') => spreadOf(own.map((answer) => answer[part]))
    const row = { name, bytes, ms: spread('ms'), before: spread('before'), peak: spread('peak') }
    const failure = failures[index]
    return failure === undefined ? row : { ...row, failure }
  })
}

async function runCase(name: string, { path, rowsFrom, rowsTo, totals }: WrittenBill): Promise<CaseAnswer> {
  const bill = JSON.stringify({ path, rowsFrom, rowsTo, orderColumn: '订单金额' })
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, name, bill])
  const answer: CaseAnswer = JSON.parse(stdout)
  if (answer.rows !== totals.rows || answer.totalFee !== totals.totalFee) throw new Error('wrong totals')
  return answer
}

function reasonOf(error: unknown): string {
  const text = `${(error as { readonly stderr?: string }).stderr ?? ''}${(error as Error).message}`
  if (text.includes('heap out of memory')) return 'out of memory'
  return text.includes('wrong totals')
    ? 'wrong totals'
    : (text.match(/(?:Range|Type)?Error: .*/)?.[0] ?? text.slice(0, 80))
}

/** Writes a table as Markdown. */
export function formatMemory({ title, rounds, baseline, rows }: MemoryTable): string {
  const base = rows.find(({ name }) => name === baseline)
  const mega = ({ median, min, max }: Spread) => [median, min, max].map((bytes) => (bytes / 1e6).toFixed(0))
  const cells = (row: MemoryRow): string[] => {
    if (row.failure !== undefined) return [row.failure, '', '']
    const [median, min, max] = mega(row.peak)
    const speed = row.bytes / 1e3 / row.ms.median
    return base === undefined
      ? [`${median} [${min}..${max}]`, mega(row.before)[0] ?? '', speed.toFixed(0)]
      : [
          `${median} [${min}..${max}]`,
          (row.peak.median / base.peak.median).toFixed(2),
          (base.ms.median / row.ms.median).toFixed(2)
        ]
  }
  const heads =
    base === undefined ? ['peak, MB', 'before, MB', 'MB a second'] : ['peak, MB', 'of its memory', 'times its speed']
  return [
    `### ${title}`,
    '',
    `Resident memory of a fresh process, median [min..max] of ${rounds} rounds${base === undefined ? '' : `; beside "${baseline}"`}.`,
    '',
    `| case | bill, MB | ${heads.join(' | ')} |`,
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.name} | ${(row.bytes / 1e6).toFixed(0)} | ${cells(row).join(' | ')} |`),
    ''
  ].join('\n')
}

if (process.argv[1]?.match(/bill-memory\.[jt]s$/)) {
  for (const table of await measureBillMemory(Number(process.argv[2] ?? 1000) * 1e6)) console.log(formatMemory(table))
}
