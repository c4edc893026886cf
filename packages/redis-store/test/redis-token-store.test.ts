import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { InputError, type StoredToken } from '@kaifang/http-core'
import { tokenStoreContract } from '@kaifang/http-core/testing'
import { createClient } from 'redis'
import { describe, expect, test, vi } from 'vitest'
import type { RedisClientLike } from '../src/redis-client-like.ts'
import { createRedisTokenStore, type RedisTokenStoreOptions } from '../src/redis-token-store.ts'
import type { TokenCipher } from '../src/token-cipher.ts'
import { describeRedis } from './support/describe-redis.ts'
import { textsOf } from './support/texts-of.ts'

const start = 1_800_000_000_000
const token: StoredToken = {
  value: 'hunter22',
  issuedAtMs: start,
  expiresAtMs: start + 7_200_000,
  refreshValue: 'hunter33'
}
const clock = { now: () => start, sleep: async () => {} }
/** Longer than a busy machine stands still. */
const timeout = 20_000
const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
/** AES-256-GCM, as the README shows it. */
function createCipher(key = randomBytes(32)): TokenCipher {
  return {
    encrypt(text) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64')
    },
    decrypt(text) {
      const bytes = Buffer.from(text, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12))
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    }
  }
}

describeRedis('createRedisTokenStore', (redis) => {
  describe('with tokens as text', () => {
    tokenStoreContract(test, { createStore: async () => createRedisTokenStore(await redis.open(), { timeout }), pass })
  })
  describe('with tokens that are encrypted', () => {
    const cipher = createCipher()
    tokenStoreContract(test, {
      createStore: async () => createRedisTokenStore(await redis.open(), { cipher, timeout }),
      pass
    })
  })
  describe("with whenDown: 'local'", () => {
    const options: RedisTokenStoreOptions = { whenDown: 'local', timeout }
    tokenStoreContract(test, { createStore: async () => createRedisTokenStore(await redis.open(), options), pass })
  })

  test('keeps a token for 30 days after its end, or as long as it is told', async () => {
    const client = await redis.open()
    const days = async (key: string): Promise<number> => (await client.pTTL(`kaifang:{${key}}:token`)) / 86_400_000
    await createRedisTokenStore(client, { clock }).replace('a', undefined, token)
    await createRedisTokenStore(client, { clock, keepExpiredMs: 86_400_000 }).replace('b', undefined, token)
    expect([await days('a'), await days('b')]).toEqual([expect.closeTo(30 + 1 / 12, 2), expect.closeTo(1 + 1 / 12, 2)])
  })

  test('a token that has ended is kept no longer than that, and never without an end', async () => {
    const client = await redis.open()
    const late = { ...clock, now: () => start + 1e12 }
    await createRedisTokenStore(client, { clock: late, keepExpiredMs: 60_000 }).replace('a', undefined, token)
    expect(Math.ceil((await client.pTTL('kaifang:{a}:token')) / 60_000)).toBe(1)
    await createRedisTokenStore(client, { clock: late, keepExpiredMs: 0 }).replace('b', undefined, token)
    await vi.waitFor(async () => expect(await client.exists('kaifang:{b}:token')).toBe(0))
  })

  test('writes nothing readable where it has a cipher', async () => {
    const client = await redis.open()
    await createRedisTokenStore(client, { cipher: createCipher() }).replace('account', undefined, token)
    const stored = JSON.stringify(await client.hGetAll('kaifang:{account}:token'))
    expect(stored).toContain('"body"')
    expect(stored).not.toMatch(/hunter/)
  })

  test('a token of another cipher is an error, not a silent loss', async () => {
    const client = await redis.open()
    await createRedisTokenStore(client, { cipher: createCipher() }).replace('account', undefined, token)
    const reading = createRedisTokenStore(client, { cipher: createCipher() }).read('account')
    await expect(reading).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_DATA' })
  })

  test('what somebody else wrote under its key is an error, and no outage', async () => {
    const client = await redis.open()
    const onEvent = vi.fn()
    for (const whenDown of ['fail', 'local'] as const) {
      const store = createRedisTokenStore(client, { whenDown, onEvent })
      await client.set('kaifang:{text}:token', 'foreign')
      await expect(store.read('text')).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_DATA' })
      await client.hSet('kaifang:{hash}:token', 'body', 'foreign')
      await expect(store.read('hash')).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_DATA' })
      expect(await store.read('other')).toBeUndefined()
    }
    expect(onEvent).not.toHaveBeenCalled()
  })

  test('stores of different prefixes share nothing, and those of one prefix everything', async () => {
    const client = await redis.open()
    const open = (prefix: string) => createRedisTokenStore(client, { prefix })
    await open('one:').replace('account', undefined, token)
    expect([await open('one:').read('account'), await open('two:').read('account')]).toEqual([token, undefined])
  })

  test('gives back a lease that it got too late', async () => {
    const client = await redis.open()
    const store = createRedisTokenStore(client, { timeout: 100 })
    redis.server.pause()
    await expect(store.acquire('account', 60_000)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_TIMEOUT' })
    redis.server.resume()
    const other = createRedisTokenStore(await redis.open())
    await expect.poll(() => other.acquire('account', 60_000), { timeout: 20_000 }).toBeDefined()
  })

  test('a lease that it did not get too late is nobody else’s loss', async () => {
    const client = await redis.open()
    const holder = createRedisTokenStore(await redis.open())
    await holder.acquire('account', 60_000)
    const store = createRedisTokenStore(client, { timeout: 100 })
    redis.server.pause()
    await expect(store.acquire('account', 60_000)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_TIMEOUT' })
    redis.server.resume()
    await client.ping()
    expect(await holder.acquire('account', 60_000)).toBeUndefined()
  })

  test('needs no more rights than the README lists', async () => {
    const admin = await redis.open()
    const rights = [
      'eval',
      'evalsha',
      'get',
      'set',
      'del',
      'hget',
      'hmget',
      'hset',
      'pexpire',
      'time',
      'hello',
      'client'
    ]
    await admin.sendCommand([
      ...['ACL', 'SETUSER', 'stores', 'on', '>secret', '~kaifang:*', '-@all'],
      ...rights.map((command) => `+${command}`)
    ])
    const client = createClient({ url: redis.server.url.replace('//', '//stores:secret@') })
    client.on('error', () => {})
    await client.connect()
    const store = createRedisTokenStore(client)
    const lease = await store.acquire('account', 1000)
    expect(await store.replace('account', undefined, token, lease)).toBe(true)
    await store.release('account', lease as string)
    expect(await store.read('account')).toEqual(token)
    client.destroy()
  })

  test('no error, store or event shows a token or its key', async () => {
    const client = await redis.open()
    const seen: unknown[] = []
    const store = createRedisTokenStore(client, { timeout: 100, onEvent: (event) => void seen.push(event) })
    await store.replace('account-44', undefined, token)
    seen.push(store)
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory', '1'])
    seen.push(await store.replace('account-44', 'hunter22', { ...token, value: 'hunter55' }).catch((error) => error))
    await client.sendCommand(['CONFIG', 'SET', 'maxmemory', '0'])
    redis.server.pause()
    seen.push(await store.read('account-44').catch((error) => error))
    redis.server.resume()
    expect(seen.length).toBe(4)
    for (const value of seen) expect(textsOf(value)).not.toMatch(/hunter|account-44/)
  })
})

describe('misuse', () => {
  const client: RedisClientLike = {
    isOpen: true,
    withCommandOptions: () => ({ eval: async () => null, evalSha: async () => null })
  }
  test.each([
    [{ cipher: {} }, '"cipher" expected an object with encrypt and decrypt, got an object'],
    [{ keepExpiredMs: -1 }, '"keepExpiredMs" expected an integer from 0 up, got an integer outside the range'],
    [{ ttl: 5 }, '"ttl" expected one of the known fields'],
    [{ timeout: 0.5 }, '"timeout" expected an integer from 1 to 60000, got a number with a fraction']
  ])('the setting %j is refused', (options, message) => {
    expect(() => createRedisTokenStore(client, options as RedisTokenStoreOptions)).toThrow(message)
  })

  test.each([
    ['an empty value', { value: '' }, '"value" expected text that is not empty, got empty text'],
    ['half of an emoji', { value: 'hunter\ud83e' }, '"value" expected well-formed Unicode text'],
    ['a time in seconds with a fraction', { issuedAtMs: 1.5 }, '"issuedAtMs" expected an integer from 0 up'],
    ['no end', { expiresAtMs: Number.NaN }, '"expiresAtMs" expected an integer from 0 up, got NaN'],
    ['a number for a refresh token', { refreshValue: 5 }, '"refreshValue" expected']
  ])('a token with %s is refused before anything is sent', async (_name, fields, message) => {
    const storing = createRedisTokenStore(client).replace('account', undefined, { ...token, ...fields } as StoredToken)
    const error = await storing.catch((thrown) => thrown)
    expect([InputError.isInstance(error), error.message]).toEqual([true, expect.stringContaining(message)])
    expect(textsOf(error)).not.toContain('hunter')
  })

  test('a lease without an end, and an empty key, are refused', async () => {
    const store = createRedisTokenStore(client)
    await expect(store.acquire('account', 0)).rejects.toThrow('redis-store.acquire: "leaseMs" expected')
    await expect(store.read('')).rejects.toThrow('redis-store.read: "key" expected')
  })

  test('a store can not be changed', () => {
    expect(Object.isFrozen(createRedisTokenStore(client))).toBe(true)
    expect(Object.isFrozen(createRedisTokenStore(client, { whenDown: 'local' }))).toBe(true)
  })
})
