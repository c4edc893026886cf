/**
 * Two processes and one token: starts a Redis of its own on loopback, and two workers that call WeChat through it.
 * @module
 */
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sandbox } from '@kaifang/sandbox'
import type { WeixinWorkerInput } from './weixin-worker.ts'

const processes = 2
const callsEach = 25

/** What came of it. */
export interface SharedToken {
  readonly processes: number
  readonly calls: number
  /** How often the platform was asked for a token. */
  readonly fetches: number
}

/** Runs it; `undefined` where there is no `redis-server`. */
export async function shareWeixinToken(sandbox: Sandbox): Promise<SharedToken | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'kaifang-redis-'))
  const port = await freePort()
  const redis = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder, '--save', ''], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  try {
    await readyRedis(redis)
    const before = fetches(sandbox)
    const { baseUrl, appId, secret } = sandbox.weixin
    const work = { redisUrl: `redis://127.0.0.1:${port}`, baseUrl, appId, secret, calls: callsEach }
    const done = await Promise.all(Array.from({ length: processes }, () => runWorker(work)))
    const calls = done.reduce((sum, count) => sum + count, 0)
    return { processes, calls, fetches: fetches(sandbox) - before }
  } finally {
    redis.kill('SIGKILL')
    if (redis.exitCode === null && redis.signalCode === null) await once(redis, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}

function fetches(sandbox: Sandbox): number {
  return sandbox.requests({ service: 'weixin', operation: 'auth.getStableAccessToken' }).length
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (typeof address !== 'object' || address === null) throw new Error('there is no free port')
  return address.port
}

async function readyRedis(redis: ChildProcess): Promise<void> {
  let text = ''
  await new Promise<void>((resolve, reject) => {
    redis.once('exit', () => reject(new Error(`redis-server ended: ${text}`)))
    redis.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('Ready to accept connections')) resolve()
    })
  })
}

/** Runs one process; resolves with the number of calls that it made. */
function runWorker(work: WeixinWorkerInput): Promise<number> {
  // As source or as built, like this file.
  const isSource = import.meta.url.endsWith('.ts')
  const file = fileURLToPath(new URL(isSource ? './weixin-worker.ts' : './weixin-worker.js', import.meta.url))
  const execArgv = isSource ? ['--import', 'tsx', '--conditions=@kaifang/source'] : []
  const child = fork(file, { execArgv, cwd: fileURLToPath(new URL('..', import.meta.url)) })
  return new Promise((resolve, reject) => {
    let calls: number | undefined
    child.on('message', (message: unknown) => {
      if (message === 'ready') child.send(work)
      else calls = Number(message)
    })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (calls === undefined) reject(new Error(`the worker ended with ${code} before it was done`))
      else resolve(calls)
    })
  })
}
