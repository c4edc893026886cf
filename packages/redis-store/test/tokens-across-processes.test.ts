import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runWorker, type Worker } from './support/run-worker.ts'
import { hasRedis, redisSkipped, startRedis, type TestRedis } from './support/start-redis.ts'
import { startTokenPlatform, type TokenPlatform, type TokenPlatformOptions } from './support/token-platform.ts'
import type { TokenQuestion } from './support/token-worker.ts'

const PROCESSES = 8
const CALLS = 50

describe.skipIf(!hasRedis)(`tokens across processes${redisSkipped}`, { timeout: 120_000 }, () => {
  let redis: TestRedis
  let platform: TokenPlatform | undefined
  let workers: Worker[] = []

  beforeAll(async () => {
    redis = await startRedis()
    const script = new URL('./support/token-worker.ts', import.meta.url)
    workers = Array.from({ length: PROCESSES }, () => runWorker(script, redis.url))
    await Promise.all(workers.map((worker) => worker.next()))
  }, 300_000)
  afterEach(() => platform?.close())
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.kill()))
    await redis.stop()
  })

  /** Lets everybody ask at the same time; what a process got, or nothing for one that died. */
  const askAll = async (
    question: Omit<TokenQuestion, 'url' | 'calls'>,
    onFetch?: TokenPlatformOptions['onFetch']
  ): Promise<{ readonly answers: (string[] | undefined)[]; readonly fetches: readonly string[] }> => {
    // The plain mode, where every fetch too many would knock out what others use.
    platform = await startTokenPlatform({ mode: 'plain', ...(onFetch && { onFetch }) })
    const { url, fetches } = platform
    const answers = workers.map((worker) => worker.next<string[]>().catch(() => undefined))
    for (const worker of workers) worker.tell({ url, calls: CALLS, ...question } satisfies TokenQuestion)
    return { answers: await Promise.all(answers), fetches }
  }

  test(`${PROCESSES} processes with ${CALLS} concurrent calls each fetch one token`, async () => {
    const { answers, fetches } = await askAll({ key: 'calm', leaseMs: 60_000 })
    const tokens = answers.flat()
    expect([tokens.length, new Set(tokens), fetches.length]).toEqual([PROCESSES * CALLS, new Set(['token-1']), 1])
  })

  test('they still do when the one that fetches is killed in the middle: two fetches begin, one token is served', async () => {
    let killed: Worker | undefined
    const { answers, fetches } = await askAll({ key: 'stormy', leaseMs: 5000 }, async (by, count) => {
      if (count > 1) return
      killed = workers.find(({ pid }) => String(pid) === by)
      await killed?.kill()
    })
    expect(killed).toBeDefined()
    expect(answers.map((tokens) => tokens === undefined)).toEqual(workers.map((worker) => worker === killed))
    const tokens = answers.flatMap((served) => served ?? [])
    expect([tokens.length, new Set(tokens).size, fetches.length]).toEqual([(PROCESSES - 1) * CALLS, 1, 2])
    expect(fetches[0]).toBe(String(killed?.pid))
    expect(fetches[1]).not.toBe(fetches[0])
  })
})
