import { createMemoryTokenStore, type StoredToken } from '@kaifang/http-core'
import { createFixedClock, tokenStoreContract } from '@kaifang/http-core/testing'
import { describe, expect, test } from 'vitest'
import { createLocalTokens } from '../src/local-tokens.ts'
import { createBreakable } from './support/breakable.ts'

const token = (value: string, issuedAtMs: number): StoredToken => ({ value, issuedAtMs, expiresAtMs: 1e12 })

function setUp() {
  const clock = createFixedClock(0)
  const memory = createMemoryTokenStore(clock)
  const shared = createBreakable(memory)
  return { clock, memory, shared, local: createLocalTokens(shared.store, clock) }
}

describe('a store in front of one that is there', () => {
  let clock = createFixedClock(0)
  tokenStoreContract(test, {
    createStore: () => {
      clock = createFixedClock(1_700_000_000_000)
      return createLocalTokens(createMemoryTokenStore(clock), clock)
    },
    pass: (ms) => clock.advance(ms)
  })
})

test('goes on with the token that it saw last', async () => {
  const { local, memory, shared } = setUp()
  await memory.replace('account', undefined, token('one', 1))
  await local.read('account')
  shared.isDown = true
  expect((await local.read('account'))?.value).toBe('one')
  expect(await local.read('other')).toBeUndefined()
})

test('compares and sets by itself, and never puts an older token in place of a newer one', async () => {
  const { local, shared } = setUp()
  shared.isDown = true
  expect(await local.replace('account', 'other', token('one', 5))).toBe(false)
  expect(await local.replace('account', undefined, token('one', 5))).toBe(true)
  expect(await local.replace('account', undefined, token('two', 6))).toBe(false)
  expect(await local.replace('account', 'one', token('two', 4))).toBe(false)
  expect(await local.replace('account', 'one', token('two', 6))).toBe(true)
  expect((await local.read('account'))?.value).toBe('two')
})

test('gives leases by itself, which end and can be given back', async () => {
  const { local, shared, clock } = setUp()
  shared.isDown = true
  const lease = await local.acquire('account', 1000)
  expect([lease?.startsWith('local:'), await local.acquire('account', 1000)]).toEqual([true, undefined])
  await local.release('account', lease as string)
  expect(await local.acquire('account', 1000)).toBeDefined()
  await clock.advance(1000)
  expect(await local.acquire('account', 1000)).toBeDefined()
})

test('a lease of the store that is gone can be given back without an error', async () => {
  const { local, shared } = setUp()
  const lease = (await local.acquire('account', 1000)) as string
  shared.isDown = true
  await local.release('account', lease)
})

test('a token that was fetched under a lease of the store is kept when the store is gone before it comes', async () => {
  const { local, shared, memory } = setUp()
  const lease = await local.acquire('account', 1000)
  shared.isDown = true
  expect(await local.replace('account', undefined, token('one', 1), lease)).toBe(true)
  shared.isDown = false
  expect((await local.read('account'))?.value).toBe('one')
  expect((await memory.read('account'))?.value).toBe('one')
})

test('a token that was fetched under a lease of its own goes to the store that is back', async () => {
  const { local, shared, memory } = setUp()
  shared.isDown = true
  const lease = await local.acquire('account', 1000)
  shared.isDown = false
  expect(await local.replace('account', undefined, token('one', 1), lease)).toBe(true)
  expect((await memory.read('account'))?.value).toBe('one')
})

test.each([
  ['older', 4, 'ours'],
  ['of the same time', 5, 'ours'],
  ['newer', 6, 'theirs']
])('when the store is back with a token that is %s, the newer one counts', async (_name, issuedAtMs, value) => {
  const { local, shared, memory } = setUp()
  shared.isDown = true
  await local.replace('account', undefined, token('ours', 5))
  await memory.replace('account', undefined, token('theirs', issuedAtMs))
  shared.isDown = false
  expect((await local.read('account'))?.value).toBe(value)
  expect((await memory.read('account'))?.value).toBe(value)
  // It has given in: what comes to the store afterwards is not replaced again.
  await memory.replace('account', value, token('next', 7))
  expect((await local.read('account'))?.value).toBe('next')
})

test('does not replace what somebody else stores at the same moment', async () => {
  const { local, shared, memory } = setUp()
  shared.isDown = true
  await local.replace('account', undefined, token('ours', 5))
  shared.isDown = false
  const { read } = shared.store
  Object.assign(shared.store, {
    read: async (key: string) => {
      const stored = await read(key)
      await memory.replace('account', stored?.value, token('theirs', 6))
      return stored
    }
  })
  await local.read('account')
  expect((await memory.read('account'))?.value).toBe('theirs')
  expect((await local.read('account'))?.value).toBe('theirs')
})

test('keeps its own token while the store can be read and not be written', async () => {
  const { local, shared, memory } = setUp()
  await memory.replace('account', undefined, token('old', 1))
  await local.read('account')
  shared.isDown = true
  await local.replace('account', 'old', token('ours', 5))
  Object.assign(shared.store, { read: memory.read })
  expect((await local.read('account'))?.value).toBe('ours')
  expect((await memory.read('account'))?.value).toBe('old')
})

test('hides no error but an outage', async () => {
  const { clock, memory } = setUp()
  const local = createLocalTokens({ ...memory, read: () => Promise.reject(new Error('data')) }, clock)
  await expect(local.read('account')).rejects.toThrow('data')
})
