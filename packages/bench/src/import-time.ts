/**
 * What importing a client costs on top of undici: CPU time of fresh processes, in turns. The wall would show who else
 * wanted the machine.
 *
 * Alone, after a build: `npx tsx packages/bench/src/import-time.ts`
 * @module
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** CPU milliseconds: medians over the rounds. */
export interface ImportTimes {
  readonly undici: number
  readonly utools: number
  /** What `utools` costs more, compared round by round. */
  readonly more: number
  readonly rounds: number
}

const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url))

function importMs(name: string): number {
  const script = `const start = process.cpuUsage()
    await import('${name}')
    const { user, system } = process.cpuUsage(start)
    console.log((user + system) / 1000)`
  const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], { cwd: PACKAGE_ROOT })
  return Number(printed.toString())
}

/** Imports both, in turns. Needs the built packages. */
export function measureImports(rounds = 21): ImportTimes {
  const undici: number[] = []
  const utools: number[] = []
  for (let round = 0; round < rounds; round++) {
    undici.push(importMs('undici'))
    utools.push(importMs('@kaifang/utools'))
  }
  const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[rounds >> 1] as number
  const more = utools.map((cost, round) => cost - (undici[round] as number))
  return { undici: median(undici), utools: median(utools), more: median(more), rounds }
}

/** Writes the figures as Markdown. */
export function formatImports({ undici, utools, more, rounds }: ImportTimes): string {
  return [
    '### Import',
    '',
    `CPU time of fresh processes, in turns, median of ${rounds}.`,
    '',
    '| import | ms |',
    '| --- | --- |',
    `| undici | ${undici.toFixed(1)} |`,
    `| @kaifang/utools | ${utools.toFixed(1)} (${more.toFixed(1)} more, round by round) |`,
    ''
  ].join('\n')
}

if (process.argv[1]?.endsWith('import-time.ts')) console.log(formatImports(measureImports()))
