import { inspect } from 'node:util'
import { expect, test, vi } from 'vitest'
import { createMemoryTokenStore } from '../src/memory-token-store.ts'
import { createFixedClock } from '../src/testing/fixed-clock.ts'
import { createTokenSource, type TokenSourceOptions } from '../src/token-source.ts'
import type { StoredToken, TokenStore } from '../src/token-store.ts'

const HOUR = 3_600_000
const start = 1_700_000_000_000

/** Sources that share a store and a clock, as processes do, and a platform that counts what it gives out. */
function setUp(options: Partial<TokenSourceOptions> = {}) {
  const clock = createFixedClock(start)
  const store = options.store ?? createMemoryTokenStore(clock)
  const fetchToken = vi.fn(async (_previous: StoredToken | undefined): Promise<StoredToken> => {
    const value = `token ${fetchToken.mock.calls.length}`
    await new Promise((resolve) => setImmediate(resolve))
    return { value, issuedAtMs: clock.now(), expiresAtMs: clock.now() + 2 * HOUR }
  })
  const createSource = (more: Partial<TokenSourceOptions> = {}) =>
    createTokenSource({ key: 'account', store, clock, fetchToken, random: () => 0.5, ...options, ...more })
  return { clock, store, fetchToken, createSource }
}

/** A clock on which waiting takes no time: many waiters on a clock that moves itself would outlive any lease. */
const patient = { now: () => start, sleep: () => new Promise<void>((resolve) => setImmediate(resolve)) }

test('1 000 concurrent calls cost one fetch', async () => {
  const { fetchToken, createSource } = setUp()
  const source = createSource()
  const tokens = await Promise.all(Array.from({ length: 1000 }, () => source.get()))
  expect(new Set(tokens)).toEqual(new Set(['token 1']))
  expect(fetchToken).toHaveBeenCalledTimes(1)
})

test('20 processes with 50 concurrent calls each cost one fetch', async () => {
  const { fetchToken, createSource } = setUp({ clock: patient })
  const sources = Array.from({ length: 20 }, () => createSource())
  const calls = sources.flatMap((source) => Array.from({ length: 50 }, () => source.get()))
  expect(new Set(await Promise.all(calls))).toEqual(new Set(['token 1']))
  expect(fetchToken).toHaveBeenCalledTimes(1)
})

test('keeps a token until five minutes before its end, then renews it', async () => {
  const { clock, fetchToken, createSource } = setUp()
  const source = createSource()
  await source.get()
  await clock.advance(2 * HOUR - 300_001)
  expect(await source.get()).toBe('token 1')
  await clock.advance(1)
  expect(await source.get()).toBe('token 2')
  expect(fetchToken.mock.calls[1]?.[0]?.value).toBe('token 1')
})

test('shows at once the token that a call would get, and none where it would have to ask', async () => {
  const { clock, createSource } = setUp()
  const source = createSource()
  expect(source.peek()).toBeUndefined()
  await source.get()
  await clock.advance(2 * HOUR - 300_001)
  expect(source.peek()).toBe('token 1')
  await clock.advance(1)
  expect(source.peek()).toBeUndefined()
  await source.get()
  expect(source.peek()).toBe('token 2')
  await source.renew('token 2')
  expect(source.peek()).toBe('token 3')
})

test('renews a short-lived token in the middle of its life, not at every call', async () => {
  const { clock, fetchToken, createSource } = setUp()
  fetchToken.mockImplementation(async () => ({
    value: `token ${fetchToken.mock.calls.length}`,
    issuedAtMs: clock.now(),
    expiresAtMs: clock.now() + 120_000
  }))
  const source = createSource()
  await source.get()
  await clock.advance(59_999)
  expect(await source.get()).toBe('token 1')
  await clock.advance(1)
  expect(await source.get()).toBe('token 2')
})

test('takes over what another process has stored', async () => {
  const { store, fetchToken, createSource } = setUp()
  await store.replace('account', undefined, { value: 'theirs', issuedAtMs: start, expiresAtMs: start + HOUR })
  expect(await createSource().get()).toBe('theirs')
  expect(fetchToken).not.toHaveBeenCalled()
})

test('a refused token is renewed once, however many calls saw it refused', async () => {
  const { fetchToken, createSource } = setUp({ clock: patient })
  const [one, two] = [createSource(), createSource()]
  await Promise.all([one.get(), two.get()])
  const renewals = Array.from({ length: 100 }, (_, index) => (index % 2 ? one : two).renew('token 1'))
  expect(new Set(await Promise.all(renewals))).toEqual(new Set(['token 2']))
  expect(fetchToken).toHaveBeenCalledTimes(2)
  expect(await one.get()).toBe('token 2')
})

test('a late report of a token that was renewed long ago costs nothing', async () => {
  const { fetchToken, createSource } = setUp()
  const source = createSource()
  await source.get()
  await source.renew('token 1')
  expect(await source.renew('token 1')).toBe('token 2')
  expect(fetchToken).toHaveBeenCalledTimes(2)
})

test('renewals of different tokens at once still cost one fetch', async () => {
  const { fetchToken, createSource } = setUp()
  const source = createSource()
  await source.get()
  const tokens = await Promise.all([source.renew('token 1'), source.renew('token 0'), source.get()])
  expect(tokens[0]).toBe('token 2')
  expect(fetchToken.mock.calls.length).toBeLessThanOrEqual(2)
})

test('a failed renewal is no error while the old token lives, and is not tried at every call', async () => {
  const { clock, fetchToken, createSource } = setUp()
  const source = createSource()
  await source.get()
  await clock.advance(2 * HOUR - 200_000)
  fetchToken.mockRejectedValue(new Error('down'))
  for (let call = 0; call < 10; call++) expect(await source.get()).toBe('token 1')
  expect(fetchToken).toHaveBeenCalledTimes(2)
  await clock.advance(10_000)
  expect(await source.get()).toBe('token 1')
  expect(fetchToken).toHaveBeenCalledTimes(3)
  await clock.advance(HOUR)
  await expect(source.get()).rejects.toThrow('down')
})

test('a process that has just started lives on the stored token too', async () => {
  const { store, fetchToken, createSource } = setUp()
  await store.replace('account', undefined, { value: 'old', issuedAtMs: start - 2 * HOUR, expiresAtMs: start + 60_000 })
  fetchToken.mockRejectedValue(new Error('down'))
  expect(await createSource().get()).toBe('old')
})

test('a platform that gives the refused token again is not asked at every call', async () => {
  const { clock, store, fetchToken, createSource } = setUp()
  const source = createSource()
  await source.get()
  fetchToken.mockImplementation(async () => ({
    value: 'token 1',
    issuedAtMs: clock.now(),
    expiresAtMs: clock.now() + 2 * HOUR
  }))
  for (let call = 0; call < 100; call++) expect(await source.renew(await source.get())).toBe('token 1')
  expect(fetchToken).toHaveBeenCalledTimes(2)
  // What another process has got meanwhile is taken all the same.
  await store.replace('account', 'token 1', { value: 'theirs', issuedAtMs: start, expiresAtMs: start + HOUR })
  expect(await source.renew('token 1')).toBe('theirs')
  await clock.advance(10_000)
  fetchToken.mockImplementation(async () => ({
    value: 'token 2',
    issuedAtMs: clock.now(),
    expiresAtMs: clock.now() + 2 * HOUR
  }))
  expect(await source.renew('theirs')).toBe('token 2')
})

test('one dead token after another is renewed at once', async () => {
  const { fetchToken, createSource } = setUp()
  const source = createSource()
  await source.get()
  for (let call = 1; call < 20; call++) expect(await source.renew(`token ${call}`)).toBe(`token ${call + 1}`)
  expect(fetchToken).toHaveBeenCalledTimes(20)
})

test('a refused token is no way out of a failed renewal', async () => {
  const { fetchToken, createSource } = setUp()
  const source = createSource()
  await source.get()
  fetchToken.mockRejectedValue(new Error('down'))
  await expect(source.renew('token 1')).rejects.toThrow('down')
})

test('after a failed first fetch the next call tries again', async () => {
  const { fetchToken, createSource } = setUp()
  const source = createSource()
  fetchToken.mockRejectedValueOnce(new Error('down'))
  const outcomes = await Promise.allSettled([source.get(), source.get()])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await source.get()).toBe('token 2')
})

test('a holder that died blocks nobody longer than its lease', async () => {
  const { clock, store, createSource } = setUp()
  await store.acquire('account', 10_000)
  expect(await createSource().get()).toBe('token 1')
  expect(clock.now() - start).toBeGreaterThanOrEqual(10_000)
  expect(clock.now() - start).toBeLessThan(10_100)
  expect(new Set(clock.sleeps)).toEqual(new Set([50]))
})

test('those who wait do not look in step', async () => {
  const { clock, store, createSource } = setUp()
  await store.acquire('account', 200)
  const randoms = [0, 0.999, 0.25, 0.75]
  await createSource({ pollMs: 100, random: () => randoms.shift() ?? 0 }).get()
  expect(clock.sleeps.slice(0, 2)).toEqual([50, 149.9])
})

test('who waits for another process uses the old token as long as it lives', async () => {
  const { clock, store, fetchToken, createSource } = setUp()
  await store.replace('account', undefined, { value: 'old', issuedAtMs: start - 2 * HOUR, expiresAtMs: start + 60_000 })
  await store.acquire('account', 10_000)
  expect(await createSource().get()).toBe('old')
  expect([clock.sleeps, fetchToken.mock.calls]).toEqual([[], []])
})

test('a token that another process stored while the lease was being taken is used', async () => {
  const { clock, fetchToken } = setUp()
  const memory = createMemoryTokenStore(clock)
  const store: TokenStore = {
    ...memory,
    acquire: async (key, leaseMs) => {
      await memory.replace(key, undefined, { value: 'theirs', issuedAtMs: start, expiresAtMs: start + HOUR })
      return memory.acquire(key, leaseMs)
    }
  }
  expect(await createTokenSource({ key: 'account', store, clock, fetchToken }).get()).toBe('theirs')
  expect(fetchToken).not.toHaveBeenCalled()
  expect(await memory.acquire('account', 1000)).toBeDefined()
})

test('a slow fetch whose lease has ended does not replace the newer token of another process', async () => {
  const { clock, store, fetchToken, createSource } = setUp()
  fetchToken.mockImplementationOnce(async () => {
    const slow = { value: 'slow', issuedAtMs: clock.now(), expiresAtMs: clock.now() + 2 * HOUR }
    await clock.advance(20_000)
    await createSource().get()
    return slow
  })
  expect(await createSource().get()).toBe('token 2')
  expect((await store.read('account'))?.value).toBe('token 2')
})

test('a dead token that a fast clock dated ahead is replaced for everybody', async () => {
  const { store, fetchToken, createSource } = setUp()
  const fast = { now: () => start + 60_000, sleep: async () => {} }
  await createSource({
    clock: fast,
    fetchToken: async () => ({ value: 'dead', issuedAtMs: fast.now(), expiresAtMs: start + 2 * HOUR })
  }).get()
  const [one, two] = [createSource(), createSource()]
  expect([await one.renew('dead'), await two.renew('dead')]).toEqual(['token 1', 'token 1'])
  expect(fetchToken).toHaveBeenCalledTimes(1)
  expect((await store.read('account'))?.value).toBe('token 1')
})

test('a dead token that a fast clock dated ahead is not handed out again by a store without an order of leases', async () => {
  const clock = createFixedClock(start)
  const memory = createMemoryTokenStore(clock)
  const { store, createSource } = setUp({
    clock,
    store: { ...memory, replace: (key, expected, next) => memory.replace(key, expected, next) }
  })
  await store.replace('account', undefined, {
    value: 'dead',
    issuedAtMs: start + 60_000,
    expiresAtMs: start + 2 * HOUR
  })
  const source = createSource()
  expect(await source.renew('dead')).toBe('token 1')
  expect(await source.get()).toBe('token 1')
  await clock.advance(60_000)
  expect(await source.renew('dead')).toBe('token 1')
})

test('a token whose times make no sense ends when it says', async () => {
  const { clock, store, createSource } = setUp()
  await store.replace('account', undefined, { value: 'odd', issuedAtMs: start + HOUR, expiresAtMs: start + 1000 })
  const source = createSource()
  expect(await source.get()).toBe('odd')
  await clock.advance(1000)
  expect(await source.get()).toBe('token 1')
})

test('a slow look into the store does not bring back a token that was renewed meanwhile', async () => {
  const { clock, fetchToken } = setUp()
  const memory = createMemoryTokenStore(clock)
  let delay: Promise<unknown> | undefined
  const store: TokenStore = {
    ...memory,
    read: async (key) => {
      const token = await memory.read(key)
      await delay
      return token
    }
  }
  const source = createTokenSource({ key: 'account', store, clock, fetchToken })
  await memory.replace('account', undefined, { value: 'dead', issuedAtMs: start, expiresAtMs: start + HOUR })
  let release = () => {}
  delay = new Promise<void>((resolve) => {
    release = resolve
  })
  const slow = source.get()
  await new Promise((resolve) => setImmediate(resolve))
  delay = undefined
  await clock.advance(1)
  expect(await source.renew('dead')).toBe('token 1')
  release()
  expect(await slow).toBe('dead')
  expect(await source.get()).toBe('token 1')
})

test('lives on what it knows while the store is out of reach', async () => {
  const { clock, fetchToken } = setUp()
  const memory = createMemoryTokenStore(clock)
  let down = false
  const store: TokenStore = {
    ...memory,
    read: (key) => (down ? Promise.reject(new Error('redis')) : memory.read(key)),
    release: () => Promise.reject(new Error('redis'))
  }
  const source = createTokenSource({ key: 'account', store, clock, fetchToken })
  expect(await source.get()).toBe('token 1')
  down = true
  await clock.advance(2 * HOUR - 200_000)
  expect(await source.get()).toBe('token 1')
  await clock.advance(HOUR)
  await expect(source.get()).rejects.toThrow('redis')
})

test('a token that could not be stored is not used: its refresh token would be lost', async () => {
  const { clock, fetchToken } = setUp()
  const store = { ...createMemoryTokenStore(clock), replace: () => Promise.reject(new Error('redis')) }
  await expect(createTokenSource({ key: 'account', store, clock, fetchToken }).get()).rejects.toThrow('redis')
})

test('shows no token to a log', async () => {
  const source = setUp().createSource()
  await source.get()
  expect(inspect(source, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('token 1')
})
