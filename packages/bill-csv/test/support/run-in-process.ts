import { Writable } from 'node:stream'
import type { CommandProcess } from '../../src/command/command-process.ts'
import { runCommand } from '../../src/command/run-command.ts'

/** What a command left behind. */
export interface CommandRun {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** How the command's surroundings differ from plain pipes. */
export interface RunSurroundings {
  readonly stdin?: AsyncIterable<Uint8Array>
  readonly stdout?: Writable
  /** Standard error is a terminal. */
  readonly isTTY?: boolean
}

/** Runs the command in this process. */
export async function runInProcess(argv: readonly string[], surroundings: RunSurroundings = {}): Promise<CommandRun> {
  const { stdin = chunksOf(), stdout, isTTY = false } = surroundings
  const out = collect()
  let err = ''
  let now = 0
  const process: CommandProcess = {
    stdin,
    stdout: stdout ?? out.stream,
    stderr: { isTTY, write: (text: string) => (err += text) },
    onInterrupt: () => () => undefined,
    now: () => (now += 1000)
  }
  const code = await runCommand(argv, process)
  return { code, out: out.text(), err }
}

/** A standard input. */
export async function* chunksOf(...chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks
}

function collect(): { readonly stream: Writable; text(): string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk)
      done()
    }
  })
  return { stream, text: () => Buffer.concat(chunks).toString() }
}

/** A standard output whose writes fail. */
export function failingOutput(code: string): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(`write ${code}`), { code }))
    }
  })
}
