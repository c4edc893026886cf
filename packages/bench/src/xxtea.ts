/**
 * XXTEA of bytes, both directions, beside xxtea-node and beside a C program with the same technique (`c/xxtea.c`,
 * compiled with `cc -O3` for the run, and left out by name where there is no compiler).
 *
 * Alone: `npx tsx --conditions=@kaifang/source packages/bench/src/xxtea.ts`
 * @module
 */
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { decrypt, encrypt } from '@kaifang/xxtea'
// @ts-expect-error: the package has no types
import xxteaNode from 'xxtea-node'
import {
  type BenchRow,
  type BenchTable,
  type MeasureSettings,
  measure,
  printWhenRunAlone,
  type Spread
} from './measure.ts'

type Direction = 'encrypt' | 'decrypt'
type Cipher = (data: Uint8Array, key: Uint8Array) => Uint8Array

const DIRECTIONS: readonly Direction[] = ['encrypt', 'decrypt']
/** Plaintext bytes: a login payload, and up. */
const SIZES: readonly number[] = [140, 1024, 65536, 1048576]
/** The C program works on the same key and the same bytes. */
const KEY = new TextEncoder().encode('0123456789abcdef')
/** About 10 ms a case, so that the pipe to the C program does not show. */
const BYTES_A_CASE = 2 ** 21

const OURS: Readonly<Record<Direction, Cipher>> = { encrypt, decrypt }
const PEER: Readonly<Record<Direction, Cipher>> = xxteaNode

/**
 * Measures all sizes in both directions.
 *
 * @param settings - Rounds and time.
 * @returns Ours beside xxtea-node, and ours beside C where there is a compiler.
 */
export async function runXxteaBench(settings: MeasureSettings = {}): Promise<readonly BenchTable[]> {
  const besidePeer: BenchRow[] = []
  const besideC: BenchRow[] = []
  const limit = compileLimit()
  for (const size of SIZES) {
    for (const direction of DIRECTIONS) {
      const input = inputOf(direction, size)
      const calls = Math.max(1, Math.round(BYTES_A_CASE / Math.max(size, 1024)))
      const ours = repeat(OURS[direction], input, calls)
      const theirs = repeat(PEER[direction], input, calls)
      besidePeer.push(await compare(`${direction}, ${size} B`, 'xxtea-node', theirs, ours, calls, settings))
      if (limit === undefined) continue
      const program = startLimit(limit.path, direction, size)
      agree(await program.run(1), OURS[direction](input, KEY))
      besideC.push(await compare(`${direction}, ${size} B`, 'C', () => program.run(calls), ours, calls, settings))
      program.close()
    }
  }
  limit?.remove()
  const rounds = settings.rounds ?? 7
  const tables = [{ title: '@kaifang/xxtea beside xxtea-node', baseline: 'xxtea-node', rounds, rows: besidePeer }]
  const skipped = limit === undefined ? ': skipped, there is no cc on this machine' : ''
  return [...tables, { title: `@kaifang/xxtea beside C${skipped}`, baseline: 'cc -O3', rounds, rows: besideC }]
}

/** Measures ours against one other way, and keeps our row, in calls instead of cases. */
async function compare(
  name: string,
  baseline: string,
  other: () => unknown,
  ours: () => unknown,
  calls: number,
  settings: MeasureSettings
): Promise<BenchRow> {
  const table = await measure(name, { [baseline]: other, ours }, { ...settings, batch: 1 })
  const row = table.rows[1]!
  return { name, ratio: row.ratio, opsPerSecond: scale(row.opsPerSecond, calls) }
}

function scale(spread: Spread, factor: number): Spread {
  return { median: spread.median * factor, min: spread.min * factor, max: spread.max * factor }
}

function repeat(cipher: Cipher, input: Uint8Array, calls: number): () => unknown {
  return () => {
    let output = input
    for (let call = 0; call < calls; call++) output = cipher(input, KEY)
    return output
  }
}

/** Byte i is i, modulo 256, as in the C program. Ours and the peer must agree before anything is timed. */
function inputOf(direction: Direction, size: number): Uint8Array {
  const plaintext = Uint8Array.from({ length: size }, (_, index) => index)
  const ciphertext = PEER.encrypt(plaintext, KEY)
  if (Buffer.compare(encrypt(plaintext, KEY), ciphertext) !== 0) throw new Error('the ciphertexts disagree')
  if (Buffer.compare(decrypt(ciphertext, KEY), plaintext) !== 0) throw new Error('the plaintexts disagree')
  return direction === 'encrypt' ? plaintext : ciphertext
}

/** The C program answers with the last four bytes of its output. */
function agree(answer: string, output: Uint8Array): void {
  if (answer !== Buffer.from(output.slice(-4)).toString('hex')) throw new Error('the C program disagrees')
}

/** Compiles the C program into a temporary folder, where there is a compiler. */
function compileLimit(): { readonly path: string; readonly remove: () => void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'xxtea-bench-'))
  const path = join(folder, 'xxtea')
  const remove = (): void => rmSync(folder, { recursive: true })
  try {
    execFileSync('cc', ['-O3', '-std=c11', '-o', path, fileURLToPath(new URL('../c/xxtea.c', import.meta.url))])
  } catch (error) {
    remove()
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return { path, remove }
}

/** Starts the C program for one direction and size; each run is one line out and one line back. */
function startLimit(path: string, direction: Direction, size: number) {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(path, [direction, String(size)], {
    stdio: ['pipe', 'pipe', 'inherit']
  })
  const answers = createInterface({ input: child.stdout })
  return {
    run: (calls: number): Promise<string> =>
      new Promise((resolve, reject) => {
        child.once('exit', reject)
        answers.once('line', (answer) => {
          child.off('exit', reject)
          resolve(answer)
        })
        child.stdin.write(`${calls}\n`)
      }),
    close: (): void => void child.stdin.end()
  }
}

await printWhenRunAlone('xxtea', runXxteaBench)
