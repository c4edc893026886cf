import { spawn } from 'node:child_process'

/** How a command ended. */
export interface CommandResult {
  /** 0 when it ended well; -1 when it could not be started, was killed or ran out of time. */
  readonly status: number
  readonly stdout: string
  readonly stderr: string
  readonly durationMs: number
}

/** Where and for how long a command may run. */
export interface CommandOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string | undefined>>
  /** @default 10 minutes */
  readonly timeoutMs?: number
}

/** Runs a program to its end and collects what it prints; never throws for what the program does. */
export function runCommand(
  program: string,
  args: readonly string[],
  { cwd, env, timeoutMs = 600_000 }: CommandOptions = {}
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const started = performance.now()
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
      // Its own group, so that what it started goes with it.
      detached: process.platform !== 'win32'
    })
    const stdout: Buffer[] = []
    const stderr: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk))
    let note = ''
    const timer = setTimeout(() => {
      note = `\n${program} was stopped after ${timeoutMs} ms`
      stop(child.pid)
    }, timeoutMs)
    const end = (status: number): void => {
      clearTimeout(timer)
      resolve({
        status: note === '' ? status : -1,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8') + note,
        durationMs: performance.now() - started
      })
    }
    child.on('error', (error) => {
      note = `\n${program} could not be started: ${error.message}`
      end(-1)
    })
    child.on('close', (status) => end(status ?? -1))
  })
}

function stop(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL')
  } catch {
    // It ended by itself in between.
  }
}
