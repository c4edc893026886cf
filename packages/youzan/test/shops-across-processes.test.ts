import { createRedisTokenStore } from '@kaifang/redis-store'
import { createClient } from 'redis'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runWorker, type Worker } from '../../redis-store/test/support/run-worker.ts'
import { hasRedis, redisSkipped, startRedis, type TestRedis } from '../../redis-store/test/support/start-redis.ts'
import { tokenKey } from '../src/tokens/shop-tokens.ts'
import { type OnRefresh, type RotatingPlatform, startRotatingPlatform } from './support/rotating-platform.ts'

const PROCESSES = 8
const SHOPS = ['11', '22', '33', '44']
/** Calls of a process at the same time, as in the worker. */
const LANES = 2
/** How often the token of each shop dies. */
const ROUNDS = 4

interface Report {
  readonly calls: number
  readonly failures: readonly string[]
}

describe.skipIf(!hasRedis)(`shops across processes${redisSkipped}`, { timeout: 300_000 }, () => {
  let redis: TestRedis
  let platform: RotatingPlatform
  let workers: Worker[] = []

  beforeEach(async () => {
    redis = await startRedis()
  })
  afterEach(async () => {
    await Promise.all(workers.map((worker) => worker.kill()))
    await platform.close()
    await redis.stop()
  })

  /** Runs work with the store that the processes share. */
  const withStore = async <T>(work: (store: ReturnType<typeof createRedisTokenStore>) => Promise<T>): Promise<T> => {
    const client = createClient({ url: redis.url })
    client.on('error', () => {})
    await client.connect()
    try {
      return await work(createRedisTokenStore(client, { timeout: 20_000 }))
    } finally {
      client.destroy()
    }
  }

  /** Starts the platform, stores the first token of each shop, and starts the processes. */
  const startAll = async (onRefresh?: OnRefresh): Promise<void> => {
    platform = await startRotatingPlatform(SHOPS, onRefresh)
    await withStore(async (store) => {
      const issuedAtMs = Date.now()
      for (const [id, { access, refresh }] of platform.shops) {
        const token = { value: access, refreshValue: refresh, issuedAtMs, expiresAtMs: issuedAtMs + 604_800_000 }
        await store.replace(tokenKey('app', id), undefined, token)
      }
    })
    workers = Array.from({ length: PROCESSES }, () =>
      runWorker(new URL('./support/shop-worker.ts', import.meta.url), redis.url, platform.url, SHOPS.join())
    )
    await Promise.all(workers.map((worker) => worker.next()))
  }

  /** Lets all processes call while the tokens of all shops die, again and again; what each process has to report. */
  const rotateUnderLoad = async (): Promise<(Report | undefined)[]> => {
    const reports = workers.map((worker) => worker.next<Report>().catch(() => undefined))
    for (const worker of workers) worker.tell('go')
    await platform.callers(PROCESSES * LANES)
    await Promise.all(
      SHOPS.map(async (id) => {
        for (let round = 0; round < ROUNDS; round++) await platform.endToken(id)
      })
    )
    for (const worker of workers) worker.tell('stop')
    return await Promise.all(reports)
  }

  /** Each shop has been rotated once for each token that died, and what is stored is what the platform takes. */
  const expectAllShopsAlive = async (): Promise<void> => {
    expect([...platform.shops.values()].map(({ rotations }) => rotations)).toEqual(SHOPS.map(() => ROUNDS))
    expect(platform.counts.refusedRefreshes).toBe(0)
    const stored = await withStore((store) => Promise.all(SHOPS.map((id) => store.read(tokenKey('app', id)))))
    expect(stored.map((token) => [token?.value, token?.refreshValue])).toEqual(
      [...platform.shops.values()].map(({ access, refresh }) => [access, refresh])
    )
  }

  test(`${PROCESSES} processes rotate the refresh tokens of ${SHOPS.length} shops under load: each rotation happens once, no call fails`, async () => {
    await startAll()
    const reports = await rotateUnderLoad()
    expect(reports.flatMap((report) => report?.failures ?? ['no report'])).toEqual([])
    expect(reports.reduce((sum, report) => sum + (report?.calls ?? 0), 0)).toBe(platform.counts.accepted)
    await expectAllShopsAlive()
  })

  test.each(['before', 'after'] as const)(
    'they still do when one is killed in the middle of a refresh, %s its refresh token is spent',
    async (when) => {
      let killed: Worker | undefined
      await startAll(async (step, by, grantId) => {
        if (
          killed !== undefined ||
          step !== when ||
          platform.shops.get(grantId)?.rotations !== (step === 'after' ? 3 : 2)
        )
          return
        killed = workers.find(({ pid }) => String(pid) === by)
        await killed?.kill()
        platform.forget(by)
      })
      const reports = await rotateUnderLoad()
      expect(killed).toBeDefined()
      expect(reports.map((report) => report === undefined)).toEqual(workers.map((worker) => worker === killed))
      expect(reports.flatMap((report) => report?.failures ?? [])).toEqual([])
      await expectAllShopsAlive()
    }
  )
})
