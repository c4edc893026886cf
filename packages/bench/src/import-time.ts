/**
 * What importing a client costs on top of undici, each time in a fresh process.
 *
 * Alone, after a build: `npx tsx packages/bench/src/import-time.ts`
 * @module
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Milliseconds: medians over the rounds. */
export interface ImportTimes {
  readonly undici: number
  readonly utools: number
  readonly rounds: number
}

const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url))

function importMs(name: string): number {
  const script = `const start = performance.now(); await import('${name}'); console.log(performance.now() - start)`
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
  const median = (values: number[]) => values.sort((a, b) => a - b)[rounds >> 1] as number
  return { undici: median(undici), utools: median(utools), rounds }
}

/** Writes the figures as Markdown. */
export function formatImports({ undici, utools, rounds }: ImportTimes): string {
  return [
    '### Import time',
    '',
    `Fresh processes, in turns, median of ${rounds}.`,
    '',
    '| import | ms |',
    '| --- | --- |',
    `| undici | ${undici.toFixed(1)} |`,
    `| @kaifang/utools | ${utools.toFixed(1)} (${(utools - undici).toFixed(1)} more) |`,
    ''
  ].join('\n')
}

if (process.argv[1]?.endsWith('import-time.ts')) console.log(formatImports(measureImports()))
