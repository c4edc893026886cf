import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** What the C program answers: rows, and fen. */
export interface LimitAnswer {
  readonly rows: number
  readonly totalFee: number
  readonly refundFee: number
}

/** The compiled C program. */
export interface BillLimit {
  /** Starts it on one bill; each call of the result makes it sum the bill once more. */
  start(technique: 'forward' | 'backward', bill: string): () => Promise<LimitAnswer>
  /** Milliseconds of CPU that all calls took so far. */
  cpuMs(): number
  /** Ends every program that was started. */
  close(): void
}

/** Compiles `c/bills.c` into a folder, where there is a compiler. */
export function compileBillLimit(folder: string): BillLimit | undefined {
  const path = join(folder, 'bills')
  const source = fileURLToPath(new URL('../c/bills.c', import.meta.url))
  try {
    execFileSync('cc', ['-O3', '-std=c11', '-o', path, source])
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  let spentMs = 0
  const children: ChildProcessByStdio<Writable, Readable, null>[] = []
  return {
    start: (technique, bill) => {
      const child = spawn(path, [technique, bill], { stdio: ['pipe', 'pipe', 'inherit'] })
      children.push(child)
      const answers = createInterface({ input: child.stdout })
      return () =>
        new Promise((resolve, reject) => {
          child.once('exit', reject)
          answers.once('line', (line) => {
            child.off('exit', reject)
            const [ms = 0, rows = 0, , , , , totalFee = 0, refundFee = 0] = line.split(' ').map(Number)
            spentMs += ms
            resolve({ rows, totalFee, refundFee })
          })
          child.stdin.write('1\n')
        })
    },
    cpuMs: () => spentMs,
    close: () => {
      for (const child of children) child.stdin.end()
    }
  }
}
