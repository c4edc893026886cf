import { describe, expect, test, vi } from 'vitest'
import { createLuaScript } from '../src/lua-script.ts'
import type { RedisClientLike, ScriptInput } from '../src/redis-client-like.ts'
import { createRedisLink, type ScriptCall } from '../src/redis-link.ts'
import { readRedisStoreOptions } from '../src/redis-store-options.ts'
import { describeRedis } from './support/describe-redis.ts'

const script = createLuaScript(`return redis.call('INCR', KEYS[1]) .. ARGV[1]`)
const call: ScriptCall<string> = {
  operation: 'count',
  script,
  keys: ['count'],
  args: ['!'],
  need: 'write',
  read: String,
  wrote: () => true
}
const link = (client: RedisClientLike, timeout = 1000) =>
  createRedisLink(client, readRedisStoreOptions('test', client, { timeout }))

/** A client whose answers are given by hand. */
function fakeClient(evalSha: (signal: AbortSignal) => Promise<unknown>) {
  const signals: AbortSignal[] = []
  const client = {
    isOpen: true,
    withCommandOptions: ({ abortSignal }: { readonly abortSignal: AbortSignal }) => {
      signals.push(abortSignal)
      return { evalSha: () => evalSha(abortSignal), eval: async (_text: string, _input: ScriptInput) => 'by text' }
    }
  }
  return { client, signals }
}

describeRedis('a way to a real Redis', (redis) => {
  test('runs a script that Redis does not know yet, and again after it has forgotten all scripts', async () => {
    const client = await redis.open()
    const way = link(client)
    expect(await way.run(call)).toBe('1!')
    expect(await way.run(call)).toBe('2!')
    await client.scriptFlush()
    expect(await way.run(call)).toBe('3!')
  })

  test('outlives a restart that ends within the time limit', async () => {
    const client = await redis.open()
    const way = link(client, 10_000)
    expect(await way.run(call)).toBe('1!')
    await redis.server.kill()
    const running = way.run(call)
    await redis.server.start()
    // It is empty now, and knows no script.
    expect(await running).toBe('1!')
  })

  test('takes back a call that was not sent in time', async () => {
    const client = await redis.open()
    const way = link(client, 100)
    await way.run(call)
    await redis.server.kill()
    await expect(way.run(call)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_TIMEOUT', operation: 'count' })
    await redis.server.start()
    await vi.waitFor(() => expect(client.isReady).toBe(true))
    expect(await client.get('count')).toBe(null)
  })

  test('gives back what a call got after its time', async () => {
    const client = await redis.open()
    const giveBack = vi.fn()
    const way = link(client, 100)
    await way.run(call)
    redis.server.pause()
    try {
      await expect(way.run({ ...call, giveBack })).rejects.toMatchObject({
        code: 'ERR_REDIS_STORE_TIMEOUT',
        details: ['Limit: 100 ms']
      })
      expect(giveBack).not.toHaveBeenCalled()
    } finally {
      redis.server.resume()
    }
    await vi.waitFor(() => expect(giveBack.mock.calls).toEqual([['2!']]))
  })

  test('a reply that came while this process was busy counts, though its time is up', async () => {
    const way = link(await redis.open(), 300)
    await way.run(call)
    const running = way.run(call)
    // node-redis writes at the end of this turn. Redis answers at once; nothing is read until long after the limit.
    for (let step = 0; step < 20; step++) await Promise.resolve()
    await new Promise(setImmediate)
    const untilMs = Date.now() + 400
    while (Date.now() < untilMs);
    expect(await running).toBe('2!')
  })

  test('fails at once where the client was not connected, or was closed', async () => {
    const client = await redis.open()
    client.destroy()
    // No time limit is reached: it would be that of the test.
    const error = await link(client, 60_000)
      .run(call)
      .catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'ERR_REDIS_STORE_UNREACHABLE', retryable: true })
  })
})

describe('a way to a Redis that is played', () => {
  test('repeats while Redis is not ready', async () => {
    const answers = ['LOADING Redis is loading the dataset in memory', 'Socket closed unexpectedly']
    const { client } = fakeClient(async () => {
      const message = answers.shift()
      if (message !== undefined) throw new Error(message)
      return 'ready'
    })
    expect(await link(client).run(call)).toBe('ready')
  })

  test('repeats nothing that was refused', async () => {
    const evalSha = vi.fn(async () => Promise.reject(new Error('NOPERM no')))
    await expect(link(fakeClient(evalSha).client).run(call)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_REFUSED' })
    expect(evalSha).toHaveBeenCalledTimes(1)
  })

  test('aborts what is under way when time is up, also a pause before a repeat', async () => {
    const evalSha = vi.fn(async () => Promise.reject(new Error('Socket closed unexpectedly')))
    const { client, signals } = fakeClient(evalSha)
    await expect(link(client, 60).run(call)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_TIMEOUT' })
    expect(signals[0]?.aborted).toBe(true)
    const sent = evalSha.mock.calls.length
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(evalSha.mock.calls.length).toBe(sent)
  })

  test('a call that nothing needs to be given back of may come late', async () => {
    let answer = (_value: string): void => {}
    const { client } = fakeClient(
      () =>
        new Promise((resolve) => {
          answer = resolve
        })
    )
    await expect(link(client, 10).run(call)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_TIMEOUT' })
    answer('late')
  })
})
