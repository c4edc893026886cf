import { onceStoreContract } from '@kaifang/http-core/testing'
import { describe, expect, test, vi } from 'vitest'
import type { RedisClientLike } from '../src/redis-client-like.ts'
import { createRedisOnceStore, type RedisOnceStoreOptions } from '../src/redis-once-store.ts'
import { describeRedis } from './support/describe-redis.ts'

const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

describeRedis('createRedisOnceStore', (redis) => {
  describe.each([{ whenDown: 'fail' }, { whenDown: 'local' }] as const)('with %j', (options) => {
    onceStoreContract(test, {
      createStore: async () => createRedisOnceStore(await redis.open(), { ...options, timeout: 20_000 }),
      pass
    })
  })

  test('1 000 pieces of work, each begun by 5 clients at once, are begun once each', async () => {
    const open = async () => createRedisOnceStore(await redis.open(), { timeout: 30_000 })
    const stores = await Promise.all(Array.from({ length: 5 }, open))
    const keys = Array.from({ length: 1000 }, (_, index) => `order ${index}`)
    const begun = await Promise.all(keys.flatMap((key) => stores.map((store) => store.begin(key, 60_000))))
    expect(begun.filter(({ state }) => state === 'begun').length).toBe(1000)
    expect(begun.filter(({ state }) => state === 'busy').length).toBe(4000)
  })

  test('gives back work that it got too late', async () => {
    const store = createRedisOnceStore(await redis.open(), { timeout: 100 })
    redis.server.pause()
    await expect(store.begin('order', 60_000)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_TIMEOUT' })
    redis.server.resume()
    const other = createRedisOnceStore(await redis.open())
    await expect.poll(async () => (await other.begin('order', 60_000)).state, { timeout: 20_000 }).toBe('begun')
  })

  test('leaves alone the work of somebody else that it asked for too late', async () => {
    const client = await redis.open()
    const holder = createRedisOnceStore(await redis.open())
    await holder.begin('order', 60_000)
    const store = createRedisOnceStore(client, { timeout: 100 })
    redis.server.pause()
    await expect(store.begin('order', 60_000)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_TIMEOUT' })
    redis.server.resume()
    await client.ping()
    expect(await holder.begin('order', 60_000)).toEqual({ state: 'busy' })
  })

  test('what somebody else wrote under its key is an error, and no outage', async () => {
    const client = await redis.open()
    const onEvent = vi.fn()
    const store = createRedisOnceStore(client, { whenDown: 'local', onEvent })
    await client.set('kaifang:{text}:once', 'foreign')
    await expect(store.begin('text', 1000)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_DATA', operation: 'begin' })
    await client.hSet('kaifang:{hash}:once', 'body', 'foreign')
    await expect(store.complete('hash', 'lease', 1000)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_DATA' })
    expect(onEvent).not.toHaveBeenCalled()
  })
})

describe('misuse', () => {
  const client: RedisClientLike = {
    isOpen: true,
    withCommandOptions: () => ({ eval: async () => null, evalSha: async () => null })
  }
  test('names what is wrong', async () => {
    const store = createRedisOnceStore(client)
    await expect(store.begin('order', 0)).rejects.toThrow('redis-store.begin: "leaseMs" expected an integer from 1 up')
    await expect(store.complete('order', 'lease', -1)).rejects.toThrow('redis-store.complete: "keepMs" expected')
    await expect(store.abandon('', 'lease')).rejects.toThrow('redis-store.abandon: "key" expected')
    expect(() => createRedisOnceStore(client, { cipher: {} } as RedisOnceStoreOptions)).toThrow(
      '"cipher" expected one of'
    )
  })

  test('a store can not be changed', () => {
    expect(Object.isFrozen(createRedisOnceStore(client))).toBe(true)
  })
})
