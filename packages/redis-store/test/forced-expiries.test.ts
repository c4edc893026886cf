import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createRedisTokenStore } from '../src/redis-token-store.ts'
import { openClient } from './support/open-client.ts'
import { callPlatform, createPlatformSource } from './support/platform-source.ts'
import { runWorker, type Worker } from './support/run-worker.ts'
import { hasRedis, redisSkipped, startRedis, type TestRedis } from './support/start-redis.ts'
import { startTokenPlatform, type TokenPlatform } from './support/token-platform.ts'

const EXPIRIES = 1000
const PROCESSES = 3
const LANES = 5

describe.skipIf(!hasRedis)(`expiries under load${redisSkipped}`, { timeout: 300_000 }, () => {
  let redis: TestRedis
  let platform: TokenPlatform | undefined
  let workers: Worker[] = []
  let clients: Awaited<ReturnType<typeof openClient>>[] = []

  beforeEach(async () => {
    redis = await startRedis()
  })
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.kill()))
    for (const client of clients) client.destroy()
    await platform?.close()
    await redis.stop()
    workers = []
    clients = []
  })

  test(`${EXPIRIES} tokens are ended at once under ${PROCESSES} processes with ${LANES} calls each, and no call fails`, async () => {
    let ended = 0
    let isOver = (): void => {}
    const over = new Promise<void>((resolve) => {
      isOver = resolve
    })
    const onCurrent = new Set<string>()
    let currentToken = ''
    const started = await startTokenPlatform({
      mode: 'plain',
      onAccepted: (lane, token) => {
        if (token !== currentToken) onCurrent.clear()
        currentToken = token
        onCurrent.add(lane)
        // A lane makes one call after the other. When all are on the new token, none can meet two ends in one call, which
        // a single repeat can't survive.
        if (onCurrent.size < PROCESSES * LANES) return
        if (ended === EXPIRIES) return isOver()
        ended++
        onCurrent.clear()
        started.endToken()
      }
    })
    platform = started
    workers = Array.from({ length: PROCESSES }, () =>
      runWorker(new URL('./support/calling-worker.ts', import.meta.url), redis.url, started.url, String(LANES))
    )
    await over
    const reports = workers.map((worker) => worker.next<{ done: number; failed: number }>())
    for (const worker of workers) worker.tell('stop')
    const sum = (await Promise.all(reports)).reduce((one, two) => ({
      done: one.done + two.done,
      failed: one.failed + two.failed
    }))
    expect([ended, sum.failed, started.fetches.length]).toEqual([EXPIRIES, 0, EXPIRIES + 1])
    expect(sum.done).toBe(started.calls.accepted)
    expect(sum.done).toBeGreaterThanOrEqual((EXPIRIES + 1) * PROCESSES * LANES)
    expect(started.calls.refused).toBeGreaterThanOrEqual(EXPIRIES)
  })

  test('100 lives of stable tokens pass, renewed in their last five minutes, without a refused call', async () => {
    const LIVES = 100
    const SOURCES = 8
    let nowMs = 1_800_000_000_000
    const clock = { now: () => nowMs, sleep: () => new Promise<void>((resolve) => setTimeout(resolve, 2)) }
    const started = await startTokenPlatform({ mode: 'stable', now: clock.now })
    platform = started
    clients = await Promise.all(Array.from({ length: SOURCES }, () => openClient(redis.url)))
    const sources = clients.map((client, index) =>
      createPlatformSource({ url: started.url, by: String(index), store: createRedisTokenStore(client), clock })
    )
    let failed = 0
    const callAll = async (): Promise<void> => {
      const calls = sources.flatMap((source, index) =>
        Array.from({ length: 4 }, () => callPlatform(source, started.url, String(index)))
      )
      failed += (await Promise.all(calls)).filter((done) => !done).length
    }
    await callAll()
    for (let life = 1; life < LIVES; life++) {
      // Well inside, at the edge of, and in the last five minutes of a life.
      for (const stepMs of [3_600_000, 3_299_999, 2]) {
        nowMs += stepMs
        await callAll()
      }
    }
    expect([failed, started.calls.refused, started.fetches.length]).toEqual([0, 0, LIVES])
    expect(started.calls.accepted).toBe((3 * (LIVES - 1) + 1) * SOURCES * 4)
  })
})
