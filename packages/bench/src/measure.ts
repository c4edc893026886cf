/**
 * Side-by-side timing on a noisy machine: in every round each case runs once, in shuffled order, and only ratios to
 * the baseline of the same round are compared. Medians hide the round in which another process took the core.
 * @module
 */
import { basename } from 'node:path'

/** One way of doing the work. May return a promise, which is then awaited before the next call. */
export type BenchCase = () => unknown

/** How long to measure. */
export interface MeasureSettings {
  /** Rounds in which every case runs once. @default 7 */
  readonly rounds?: number
  /** Least time for one case in one round, in milliseconds. @default 100 */
  readonly minMs?: number
  /** Name of the case that the others are divided by. @default the first case */
  readonly baseline?: string
  /** Calls between two looks at the clock. @default 64 */
  readonly batch?: number
  /** Milliseconds that count: on the wall, or of CPU, which is steadier on a busy machine. @default performance.now */
  readonly clock?: () => number
  /** Runs before each timing, and is not timed. @default nothing */
  readonly before?: () => void
  /** What speeds are given in. @default 'calls a second' */
  readonly unit?: string
  /** How many of these units one call makes. @default 1 */
  readonly unitsACall?: number
}

/** Median, least and greatest over the rounds. */
export interface Spread {
  readonly median: number
  readonly min: number
  readonly max: number
}

/** What came out for one case. */
export interface BenchRow {
  readonly name: string
  /** Calls a second, or what the table names as its unit. */
  readonly opsPerSecond: Spread
  /** Speed divided by the baseline's speed in the same round. */
  readonly ratio: Spread
}

/** What came out for all cases of one question. */
export interface BenchTable {
  readonly title: string
  readonly baseline: string
  readonly rounds: number
  readonly rows: readonly BenchRow[]
  /** @default 'calls a second' */
  readonly unit?: string
}

/**
 * Measures every case once a round, shuffled, after one warm-up round.
 *
 * @param title - What the table answers.
 * @param cases - The ways, by name. All should do the same work.
 * @param settings - Rounds, time and baseline.
 * @returns One row a case, in the given order.
 */
export async function measure(
  title: string,
  cases: Readonly<Record<string, BenchCase>>,
  settings: MeasureSettings = {}
): Promise<BenchTable> {
  const names = Object.keys(cases)
  const { rounds = 7, minMs = 100, batch = 64, baseline = names[0] ?? '', unitsACall = 1 } = settings
  const timing = { minMs, batch, clock: settings.clock ?? (() => performance.now()), before: settings.before }
  if (!names.includes(baseline)) throw new RangeError(`"baseline" expected one of ${names.join(', ')}, got ${baseline}`)

  const speeds = new Map<string, number[]>(names.map((name) => [name, []]))
  // The warm-up round lets the compiler see every case before the first figure is kept.
  for (const name of names) await timeOneCase(cases[name]!, timing)
  for (let round = 0; round < rounds; round++) {
    for (const name of shuffle(names)) speeds.get(name)!.push(await timeOneCase(cases[name]!, timing))
  }

  const baselineSpeeds = speeds.get(baseline)!
  const rows = names.map((name) => {
    const own = speeds.get(name)!
    return {
      name,
      opsPerSecond: spreadOf(own.map((speed) => speed * unitsACall)),
      ratio: spreadOf(own.map((speed, round) => speed / baselineSpeeds[round]!))
    }
  })
  return { title, baseline, rounds, rows, ...(settings.unit !== undefined && { unit: settings.unit }) }
}

/**
 * Writes one table as Markdown: `median [min..max]` of the ratio, and the median speed.
 *
 * @param table - What {@link measure} returned.
 * @returns A heading, a line about the rounds, and the table.
 */
export function formatTable(table: BenchTable): string {
  const lines = table.rows.map(({ name, opsPerSecond, ratio }) => {
    const spread = `${ratio.median.toFixed(2)} [${ratio.min.toFixed(2)}..${ratio.max.toFixed(2)}]`
    return `| ${name} | ${spread} | ${Math.round(opsPerSecond.median).toLocaleString('en-US')} |`
  })
  return [
    `### ${table.title}`,
    '',
    `Ratio to "${table.baseline}": median [min..max] of ${table.rounds} rounds.`,
    '',
    `| case | ratio | ${table.unit ?? 'calls a second'} |`,
    '| --- | --- | --- |',
    ...lines,
    ''
  ].join('\n')
}

/**
 * Prints the tables of one bench file when that file itself was started, and does nothing when it was imported.
 *
 * @param name - The file's name without its extension.
 * @param run - Measures and returns the tables.
 */
export async function printWhenRunAlone(name: string, run: () => Promise<readonly BenchTable[]>): Promise<void> {
  // By name: `import.meta.url` would also match where a bundler put the file into another one.
  if (!new RegExp(`^${name}\\.[jt]s$`).test(basename(process.argv[1] ?? ''))) return
  for (const table of await run()) console.log(formatTable(table))
}

interface Timing {
  readonly minMs: number
  readonly batch: number
  readonly clock: () => number
  readonly before: (() => void) | undefined
}

async function timeOneCase(run: BenchCase, { minMs, batch, clock, before }: Timing): Promise<number> {
  const first = run()
  const waits = isPromise(first)
  await first
  before?.()
  const start = clock()
  let calls = 0
  let elapsed = 0
  do {
    if (waits) for (let call = 0; call < batch; call++) await run()
    else for (let call = 0; call < batch; call++) kept[0] = run()
    calls += batch
    elapsed = clock() - start
  } while (elapsed < minMs)
  return (calls * 1000) / elapsed
}

/** Holds the last result, so that the compiler can't drop the call that made it. */
const kept: unknown[] = [undefined]

function isPromise(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value
}

function shuffle(names: readonly string[]): string[] {
  const shuffled = [...names]
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1))
    ;[shuffled[index], shuffled[other]] = [shuffled[other]!, shuffled[index]!]
  }
  return shuffled
}

/** Median, least and greatest of some figures. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((left, right) => left - right)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, min: sorted[0]!, max: sorted[sorted.length - 1]! }
}
