import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Happening, type NotifyCrowd, startNotifyCrowd } from './support/notify-crowd.ts'
import { hasRedis, redisSkipped, startRedis, type TestRedis } from './support/start-redis.ts'

const PROCESSES = 4

/** Names for this many notifications. */
const idsOf = (name: string, count: number): string[] => Array.from({ length: count }, (_, index) => `${name}-${index}`)

/** How often each piece of work was done. */
function effectsOf(happenings: readonly Happening[]): Map<string, number> {
  const effects = new Map<string, number>()
  for (const happening of happenings) {
    if (happening.type === 'effect') effects.set(happening.id, (effects.get(happening.id) ?? 0) + 1)
  }
  return effects
}

/**
 * Work that was done again although nothing explains it: between two times, either the process that did it the first time
 * died (before it could say so), or Redis lost its data.
 */
function unexplained(happenings: readonly Happening[]): string[] {
  const before = new Map<string, { readonly pid: number; readonly losses: number }>()
  const dead = new Set<number>()
  let losses = 0
  const found: string[] = []
  for (const happening of happenings) {
    if (happening.type === 'death') dead.add(happening.pid)
    else if (happening.type === 'effect') {
      const last = before.get(happening.id)
      if (last !== undefined && !dead.has(last.pid) && last.losses === losses) found.push(happening.id)
      before.set(happening.id, { pid: happening.pid, losses })
    } else losses++
  }
  return found
}

describe.skipIf(!hasRedis)(`notifications across processes${redisSkipped}`, { timeout: 300_000 }, () => {
  let redis: TestRedis
  let crowd: NotifyCrowd
  beforeAll(async () => {
    redis = await startRedis()
    crowd = await startNotifyCrowd(PROCESSES, redis.url, 2000)
  }, 120_000)
  afterAll(async () => {
    await crowd.stop()
    await redis.stop()
  })

  test('4 000 notifications, each delivered three times at once to different processes, are handled once each', async () => {
    const ids = idsOf('calm', 4000)
    await crowd.deliver(ids, 3)
    const effects = effectsOf(crowd.happenings)
    expect(effects.size).toBe(ids.length)
    expect(ids.filter((id) => effects.get(id) !== 1)).toEqual([])
    expect(crowd.counts.deliveries - crowd.counts.failed).toBe(3 * ids.length)
  })

  test('3 000 more are handled once each although Redis stands still for a while, which each process tells once', async () => {
    const ids = idsOf('paused', 3000)
    crowd.events.clear()
    const errorsBefore = crowd.counts.errors
    const delivering = crowd.deliver(ids, 2)
    await waitForEffects(ids, 500)
    redis.pause()
    await waitFor(() => crowd.events.size === PROCESSES && crowd.counts.errors - errorsBefore > 50)
    redis.resume()
    await delivering
    const effects = effectsOf(crowd.happenings)
    expect(ids.filter((id) => effects.get(id) !== 1)).toEqual([])
    const hasEnded = (told: readonly string[]): boolean => told.at(-1) === 'up'
    await waitFor(() => [...crowd.events.values()].every(hasEnded))
    // One "down", one "up", however many calls failed; more pairs only where the machine itself stood still.
    for (const told of crowd.events.values()) expect(told.join(' ')).toMatch(/^down up( down up)*$/)
  })

  test('3 000 more are not lost although processes die and Redis is killed; what is done again has a reason', async () => {
    const ids = idsOf('stormy', 3000)
    const delivering = crowd.deliver(ids, 2)
    for (let round = 0; round < 4; round++) {
      await waitForEffects(ids, 400 + round * 500)
      await crowd.restartOne(round % PROCESSES)
      if (round !== 1) continue
      await redis.kill()
      crowd.happenings.push({ type: 'redis lost its data' })
      await redis.start()
    }
    await delivering
    // Late copies: the platform delivers a part of them once more.
    await crowd.deliver(ids.slice(0, 1000), 1)
    const effects = effectsOf(crowd.happenings)
    expect(ids.filter((id) => !effects.has(id))).toEqual([])
    expect(unexplained(crowd.happenings)).toEqual([])
  })

  /** Waits until this many of them were handled. */
  const waitForEffects = (ids: readonly string[], count: number): Promise<void> => {
    const wanted = new Set(ids)
    return waitFor(() => {
      const handled = crowd.happenings.filter((happening) => happening.type === 'effect' && wanted.has(happening.id))
      return handled.length >= count
    })
  }
})

async function waitFor(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 10))
}
