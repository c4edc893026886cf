import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A Redis of our own on loopback, without persistence. */
export interface TestRedis {
  readonly url: string
  readonly port: number
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
  /** Starts it on the same port, empty, unless it runs. */
  start(): Promise<void>
  /** SIGSTOP: connections stay, nothing answers. */
  pause(): void
  /** SIGCONT. */
  resume(): void
  /** Kills it and leaves nothing behind. */
  stop(): Promise<void>
}

/** Why the tests of a file are skipped, or an empty text: goes behind the name. */
export const redisSkipped =
  spawnSync('redis-server', ['--version']).status === 0 ? '' : ' (skipped: no redis-server on this machine)'
/** Whether there is a Redis to test against. */
export const hasRedis = redisSkipped === ''

/** Below the range from which systems give ports to connections, so that a killed Redis gets its port back. */
const PORTS = [20_000, 22_700] as const
const START_MS = 10_000

/**
 * Starts a Redis on a free port.
 *
 * @param args - Further arguments of `redis-server`.
 */
export function startRedis(...args: string[]): Promise<TestRedis> {
  return startServer((folder, port) => {
    const common = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--daemonize', 'no']
    return [...common, '--save', '', '--appendonly', 'no', ...args]
  })
}

/** Starts a Sentinel that watches over the Redis on this port, under the name `kaifang`. */
export function startSentinel(primaryPort: number): Promise<TestRedis> {
  return startServer((folder, port) => {
    // A Sentinel writes into its configuration.
    const file = join(folder, 'sentinel.conf')
    const lines = [
      'bind 127.0.0.1',
      `port ${port}`,
      `dir ${folder}`,
      `sentinel monitor kaifang 127.0.0.1 ${primaryPort} 1`
    ]
    writeFileSync(file, `${lines.join('\n')}\n`)
    return [file, '--sentinel']
  })
}

/** Starts `redis-server` on ports until it runs. */
async function startServer(argsOf: (folder: string, port: number) => string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), 'kaifang-redis-'))
  let port = 0
  let child: ChildProcess | undefined
  // Also when the test runner is ended in the middle.
  const killNow = (): void => {
    child?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', killNow)

  const start = async (): Promise<boolean> => {
    const started = spawn('redis-server', argsOf(folder, port), { stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    return await isReady(started)
  }
  const isGone = (): boolean => child === undefined || child.exitCode !== null || child.signalCode !== null
  const kill = async (): Promise<void> => {
    if (isGone()) return
    const gone = new Promise((resolve) => child?.once('exit', resolve))
    child?.kill('SIGKILL')
    await gone
  }

  for (let attempt = 1; ; attempt++) {
    port = randomInt(...PORTS)
    if (await start()) break
    if (attempt === 20) throw new Error('redis-server does not start on any port')
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    async start() {
      if (isGone() && !(await start())) throw new Error('redis-server does not start again')
    },
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async stop() {
      await kill()
      process.off('exit', killNow)
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** Waits until it says that it is ready; false when it ends instead, as on a port in use. */
function isReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let text = ''
    const timer = setTimeout(() => reject(new Error(`redis-server said in ${START_MS} ms only: ${text}`)), START_MS)
    const end = (ready: boolean): void => {
      clearTimeout(timer)
      resolve(ready)
    }
    child.once('error', () => end(false))
    child.once('exit', () => end(false))
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (/Ready to accept connections|Sentinel ID is/.test(text)) end(true)
    })
  })
}
