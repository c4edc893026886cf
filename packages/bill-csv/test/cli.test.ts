import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, vi } from 'vitest'
import { realBill, realBillHash } from './support/published-bills.ts'
import { temporaryFolder } from './support/temporary-folder.ts'

const folder = fileURLToPath(new URL('..', import.meta.url))

/** Starts the command as a process of its own. */
function start(...argv: string[]): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...argv], { cwd: folder })
}

/** Waits for the end of a process, with all that it wrote. */
async function finish(child: ChildProcess): Promise<{ code: number | null; out: string; err: string }> {
  let out = ''
  let err = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    err += chunk
  })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}

/** A bill of many rows, so that a pipe fills up: the first row of the real one, again and again. */
function longBill(rows: number): Buffer {
  const [header, row, , , footer] = new TextDecoder().decode(realBill).split('\r\n')
  const fen = String(rows).padStart(3, '0')
  const yuan = `${fen.slice(0, -2)}.${fen.slice(-2)}`
  const totals = `\`${rows},\`${yuan},\`0.00,\`0.00,\`0.00000,\`${yuan},\`0.00`
  return Buffer.from(`${header}\r\n${`${row}\r\n`.repeat(rows)}${footer}\r\n${totals}\r\n`)
}

it('runs when it is loaded, and hands its exit code to the process', async () => {
  const { argv, exitCode } = process
  let written = ''
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written += text
    return true
  })
  try {
    process.argv = ['node', 'bill-csv', 'check']
    await import('../src/cli.ts')
    await vi.waitFor(() => expect(process.exitCode).toBe(64))
  } finally {
    write.mockRestore()
    Object.assign(process, { argv, exitCode })
  }
  expect(written).toContain('bill-csv: check needs a file')
})

describe('bill-csv as a process', () => {
  it('checks a file', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    writeFileSync(file, realBill)
    const { code, out, err } = await finish(start('check', file, '--hash', realBillHash))
    expect([code, err]).toEqual([0, ''])
    expect(out.trimEnd().split('\n').at(-1)).toBe(`${file}: fine`)
  })

  it('reads a pipe', async () => {
    const child = start('convert', '-', '--columns', 'outTradeNo,totalFee')
    child.stdin?.end(realBill)
    const { code, out, err } = await finish(child)
    expect([code, out.split('\n')[0], err]).toEqual([0, '{"outTradeNo":"S20210128170702357723","totalFee":1}', ''])
  })

  it('writes a file', async () => {
    const file = join(temporaryFolder(), 'a.csv')
    const child = start('convert', '-', '--to', 'csv', '-o', file)
    child.stdin?.end(realBill)
    expect(await finish(child)).toEqual({ code: 0, out: '', err: '' })
    expect(readFileSync(file, 'utf8').split('\r\n')).toHaveLength(5)
  })

  it.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
    'leaves nothing half-done when it is ended by %s',
    async (signal) => {
      const to = temporaryFolder()
      const child = start('convert', '-', '-o', join(to, 'a.ndjson'))
      // What is left of it when the process ends has nobody to go to.
      child.stdin?.on('error', () => undefined).write(longBill(30_000).subarray(0, 3_000_000))
      await vi.waitFor(() => expect(readdirSync(to)).toEqual(['a.ndjson.part']), 20_000)
      const ended = new Promise((resolve) => child.on('close', (_code, by) => resolve(by)))
      child.kill(signal)
      expect([await ended, readdirSync(to)]).toEqual([signal, []])
    }
  )

  it('ends quietly when the reader has seen enough', async () => {
    const file = join(temporaryFolder(), 'long.csv')
    writeFileSync(file, longBill(30_000))
    const child = start('convert', file)
    // As `| head -1`: the pipe is closed while there is much to come.
    child.stdout?.once('data', () => child.stdout?.destroy())
    const { code, err } = await finish(child)
    expect([code, err]).toEqual([0, ''])
  })

  it('tells a script what is wrong by its exit code', async () => {
    const usage = await finish(start('check'))
    expect(usage).toEqual({
      code: 64,
      out: '',
      err: 'bill-csv: check needs a file, or - for standard input\nTry bill-csv --help.\n'
    })
    const unreadable = await finish(start('check', 'nowhere.csv'))
    expect(unreadable).toEqual({ code: 2, out: '', err: 'bill-csv: nowhere.csv: there is no such file\n' })
  })
})
