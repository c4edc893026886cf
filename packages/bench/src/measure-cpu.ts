/**
 * CPU time per call, user and system, of this process: what a server pays, and steadier on a busy machine than time on
 * the wall.
 * @module
 */

/** How to measure. */
export interface CpuSettings {
  readonly rounds: number
  /** Calls of each case in each round. */
  readonly calls: number
  /** Calls under way at the same time. */
  readonly concurrency: number
}

/** One case: CPU microseconds a call, and the ratio to the first case of the same round. */
export interface CpuRow {
  readonly name: string
  readonly microseconds: number
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number }
}

/** What came out. */
export interface CpuTable extends CpuSettings {
  readonly title: string
  readonly rows: readonly CpuRow[]
}

async function cpuOf(run: () => Promise<unknown>, { calls, concurrency }: CpuSettings): Promise<number> {
  let left = calls
  const before = process.cpuUsage()
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await run()
    })
  )
  const { user, system } = process.cpuUsage(before)
  return (user + system) / calls
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? Number.NaN
}

/** Runs every case once a round, in another order each time; the first round only warms up. */
export async function measureCpu(
  title: string,
  cases: Readonly<Record<string, () => Promise<unknown>>>,
  settings: CpuSettings
): Promise<CpuTable> {
  const names = Object.keys(cases)
  const costs = new Map(names.map((name): [string, number[]] => [name, []]))
  for (let round = -1; round < settings.rounds; round++) {
    const order = names.map((_, index) => names[(index + round + 1) % names.length] as string)
    if (round % 2 === 0) order.reverse()
    for (const name of order) {
      const cost = await cpuOf(cases[name] as () => Promise<unknown>, settings)
      if (round >= 0) costs.get(name)?.push(cost)
    }
  }
  const baseline = costs.get(names[0] as string) as number[]
  const rows = names.map((name) => {
    const own = costs.get(name) as number[]
    const ratios = own.map((cost, round) => cost / (baseline[round] as number))
    return {
      name,
      microseconds: median(own),
      ratio: { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) }
    }
  })
  return { title, rows, ...settings }
}

/** Writes a table as Markdown. */
export function formatCpuTable(table: CpuTable): string {
  const lines = table.rows.map(({ name, microseconds, ratio }) => {
    const spread = `${ratio.median.toFixed(2)} [${ratio.min.toFixed(2)}..${ratio.max.toFixed(2)}]`
    return `| ${name} | ${spread} | ${microseconds.toFixed(0)} |`
  })
  return [
    `### ${table.title}`,
    '',
    `CPU beside "${table.rows[0]?.name}": median [min..max] of ${table.rounds} rounds of ${table.calls} calls.`,
    '',
    '| case | CPU ratio | µs a call |',
    '| --- | --- | --- |',
    ...lines,
    ''
  ].join('\n')
}
