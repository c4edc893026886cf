/**
 * 100 000 calls through one client against a server in another process: memory must stay flat, and after `close()` no
 * timer, socket or listener may be left. Prints a table and ends with 1 when that does not hold.
 *
 * `npx tsx --conditions=@kaifang/source --expose-gc packages/bench/src/soak.ts [calls]`
 *
 * @module
 */
import { getEventListeners } from 'node:events'
import { type CheckReply, createHttpClient } from '@kaifang/http-core'
import { startLoopback } from './start-loopback.ts'

const CALLS = Number(process.argv[2] ?? 100_000)
const CONCURRENCY = 64
/** Memory after the warm-up is the measure: by then everything is compiled and every pool is filled. */
const WARM_UP = 10_000
const ROUNDS = 10
/** What the heap may grow by from the first round to the last. */
const MAX_GROWTH_BYTES = 2_000_000

const checkReply: CheckReply = (reply) => {
  if (reply.status !== 200) throw reply.fail.status()
  return reply.json()
}

async function runSoak(): Promise<boolean> {
  const collect = globalThis.gc
  if (collect === undefined) throw new Error('start it with --expose-gc')
  const server = await startLoopback()
  const before = resources()
  const shutdown = new AbortController()
  let events = 0
  const client = createHttpClient(
    { service: 'soak', defaultBaseUrl: server.url, checkReply, secrets: ['0'.repeat(32)] },
    { baseUrl: server.url, onEvent: () => events++ }
  )

  let aborted = 0
  const callOnce = async (number: number): Promise<void> => {
    // One call in a hundred is given up at once, and every other call can be.
    const gone = number % 100 === 99 ? new AbortController() : undefined
    const call = client.send(
      { operation: 'read', method: 'GET', path: '/baseinfo', query: { number, text: '年卡' }, effect: 'read' },
      (data) => data,
      { signal: gone?.signal ?? shutdown.signal }
    )
    gone?.abort()
    await call.catch((error) => {
      if (gone === undefined) throw error
      aborted++
    })
  }
  let next = 0
  const callMany = async (count: number): Promise<void> => {
    const end = next + count
    const work = async () => {
      while (next < end) await callOnce(next++)
    }
    await Promise.all(Array.from({ length: CONCURRENCY }, work))
  }

  await callMany(WARM_UP)
  const rows: NodeJS.MemoryUsage[] = []
  const startedAt = performance.now()
  for (let round = 0; round <= ROUNDS; round++) {
    if (round > 0) await callMany(CALLS / ROUNDS)
    // The second collection frees what finalizers of the first have let go.
    collect()
    await new Promise((resolve) => setImmediate(resolve))
    collect()
    rows.push(process.memoryUsage())
    printRow(`${round * (CALLS / ROUNDS)} calls`, rows[round]!)
  }
  const seconds = (performance.now() - startedAt) / 1000

  const listeners = getEventListeners(shutdown.signal, 'abort').length
  await client.close()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const after = resources()
  server.stop()
  const growth = rows.at(-1)!.heapUsed - rows[0]!.heapUsed
  console.log(`${CALLS} calls in ${seconds.toFixed(1)} s, ${events} events, ${aborted} aborted`)
  console.log(`heap after the last round against the first: ${(growth / 1024).toFixed(0)} KiB`)
  console.log(`listeners on the shared signal: ${listeners}`)
  console.log(`resources before: ${before.join(', ')}; after close: ${after.join(', ')}`)
  return growth <= MAX_GROWTH_BYTES && listeners === 0 && after.join() === before.join()
}

/** What keeps the process alive: timers, sockets, the channel to the server's process. */
function resources(): string[] {
  return process.getActiveResourcesInfo().sort()
}

function printRow(name: string, { rss, heapUsed, external, arrayBuffers }: NodeJS.MemoryUsage): void {
  const mebibytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MiB`.padStart(10)
  const parts = Object.entries({ rss, heapUsed, external, arrayBuffers })
  console.log(name.padEnd(14), parts.map(([part, bytes]) => `${part} ${mebibytes(bytes)}`).join('  '))
}

process.exitCode = (await runSoak()) ? 0 : 1
