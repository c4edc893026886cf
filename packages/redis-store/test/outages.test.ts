import { createTokenSource, type StoredToken } from '@kaifang/http-core'
import { describe, expect, test } from 'vitest'
import {
  createRedisOnceStore,
  createRedisTokenStore,
  RedisStoreError,
  type RedisStoreEvent,
  type WhenDown
} from '../src/index.ts'
import { describeRedis } from './support/describe-redis.ts'
import { type RedisTrouble, redisTroubles } from './support/redis-troubles.ts'

const HOUR = 3_600_000
const start = 1_800_000_000_000
const token = (value: string, issuedAtMs = start): StoredToken => ({
  value,
  issuedAtMs,
  expiresAtMs: issuedAtMs + HOUR
})

describeRedis('outages', (redis) => {
  /** Options with a clock that is moved by hand, and what the store tells. */
  const setUp = (whenDown: WhenDown) => {
    const events: RedisStoreEvent[] = []
    let nowMs = start
    return {
      events,
      types: () => events.map(({ type }) => type),
      advance: (ms: number) => {
        nowMs += ms
      },
      clock: { now: () => nowMs, sleep: async () => {} },
      options: { whenDown, timeout: 500, clock: { now: () => nowMs, sleep: async () => {} }, onEvent: pushTo(events) }
    }
  }
  const during = async (trouble: RedisTrouble, work: () => Promise<void>): Promise<void> => {
    await trouble.begin(redis.server)
    try {
      await work()
    } finally {
      await trouble.end(redis.server)
    }
  }
  /** What Redis says of a piece of work, as soon as its mark has come. */
  const markOf = async (key: string): Promise<string | undefined> => {
    const client = await redis.open()
    const mark = async (): Promise<string | undefined> => (await client.get(`kaifang:{${key}}:once`))?.slice(0, 4)
    await expect.poll(mark, { timeout: 20_000 }).toBe('done')
    return mark()
  }

  describe.each(redisTroubles)('a Redis that is $name', (trouble) => {
    test('makes the token store throw a typed error, tells it once, and is used again when it is back', async () => {
      const { options, advance, events, types } = setUp('fail')
      const store = createRedisTokenStore(await redis.open(), options)
      await store.replace('account', undefined, token('one'))
      await during(trouble, async () => {
        for (let call = 0; call < 20; call++) {
          const error = await store.acquire('account', 1000).catch((thrown) => thrown)
          expect(RedisStoreError.isInstance(error) && [error.code, error.operation]).toEqual([trouble.code, 'acquire'])
        }
        const reading = await store.read('account').catch((thrown) => thrown.code)
        expect(reading).toEqual(trouble.isReadable ? token('one') : trouble.code)
        expect(types()).toEqual(['down'])
      })
      advance(500)
      expect(await store.acquire('account', 1000)).toBeDefined()
      expect(events).toEqual([
        { type: 'down', whenDown: 'fail', error: expect.objectContaining({ code: trouble.code }) },
        { type: 'up', downMs: 500 }
      ])
    })

    test('leaves a process the token that it knows', async () => {
      const { options, advance, clock } = setUp('fail')
      const store = createRedisTokenStore(await redis.open(), options)
      let fetched = 0
      const source = createTokenSource({
        key: 'account',
        store,
        clock,
        fetchToken: async () => token(`token ${++fetched}`, clock.now())
      })
      expect(await source.get()).toBe('token 1')
      await during(trouble, async () => {
        // In the last five minutes, so that a renewal is due.
        advance(HOUR - 200_000)
        for (let call = 0; call < 20; call++) expect(await source.get()).toBe('token 1')
      })
      advance(10_000)
      expect([await source.get(), fetched]).toEqual(['token 2', 2])
    })

    test('lets processes fetch on their own where that was chosen, and join again with the newest token', async () => {
      const [one, two] = [setUp('local'), setUp('local')]
      const stores = [
        createRedisTokenStore(await redis.open(), one.options),
        createRedisTokenStore(await redis.open(), two.options)
      ] as const
      let fetched = 0
      const [first, second] = stores.map((store, index) =>
        createTokenSource({
          key: 'account',
          store,
          clock: (index === 0 ? one : two).clock,
          fetchToken: async () => token(`token ${++fetched}`, start + fetched)
        })
      ) as [ReturnType<typeof createTokenSource>, ReturnType<typeof createTokenSource>]
      expect([await first.get(), await second.get()]).toEqual(['token 1', 'token 1'])
      await during(trouble, async () => {
        const renewed = [await first.renew('token 1'), await second.renew('token 1')]
        expect(renewed).toEqual(['token 2', 'token 3'])
        for (let call = 0; call < 20; call++) expect(await first.get()).toBe('token 2')
        expect([one.types(), two.types()]).toEqual([['down'], ['down']])
      })
      for (const { advance } of [one, two]) advance(500)
      // Each brings what it has fetched meanwhile; the newer one stays, in whatever order they come.
      expect((await stores[1].read('account'))?.value).toBe('token 3')
      expect((await stores[0].read('account'))?.value).toBe('token 3')
      expect(fetched).toBe(3)
      const lease = await stores[0].acquire('account', 1000)
      expect([lease, one.types()]).toEqual([expect.stringMatching(/^\d{16}\.[0-9a-f]{32}$/), ['down', 'up']])
    })

    test('makes the once store throw, and remembers here what was done meanwhile', async () => {
      const { options, advance, types } = setUp('fail')
      const store = createRedisOnceStore(await redis.open(), options)
      const begun = await store.begin('order', 60_000)
      await during(trouble, async () => {
        await expect(store.complete('order', leaseOf(begun), 60_000)).rejects.toMatchObject({ code: trouble.code })
        await expect(store.begin('other', 60_000)).rejects.toMatchObject({ code: trouble.code })
        expect(await store.begin('order', 60_000)).toEqual({ state: 'done' })
        expect(types()).toEqual(['down'])
      })
      advance(500)
      expect(await markOf('order')).toBe('done')
      await expect.poll(types, { timeout: 20_000 }).toEqual(['down', 'up'])
    })

    test('lets processes do work on their own where that was chosen, and marks it when it is back', async () => {
      const { options, advance, types } = setUp('local')
      const store = createRedisOnceStore(await redis.open(), options)
      const before = await store.begin('before', 60_000)
      await during(trouble, async () => {
        expect(await store.complete('before', leaseOf(before), 60_000)).toBe(true)
        const begun = await store.begin('order', 60_000)
        expect(await store.begin('order', 60_000)).toEqual({ state: 'busy' })
        expect(await store.complete('order', leaseOf(begun), 60_000)).toBe(true)
        expect(await store.begin('order', 60_000)).toEqual({ state: 'done' })
        const failed = await store.begin('failed', 60_000)
        await store.abandon('failed', leaseOf(failed))
        expect((await store.begin('failed', 60_000)).state).toBe('begun')
        expect(types()).toEqual(['down'])
      })
      advance(500)
      expect([await markOf('order'), await markOf('before')]).toEqual(['done', 'done'])
    })
  })
})

function pushTo(events: RedisStoreEvent[]): (event: RedisStoreEvent) => void {
  return (event) => void events.push(event)
}

function leaseOf(state: { readonly state: string; readonly lease?: string }): string {
  expect(state.state).toBe('begun')
  return state.lease as string
}
