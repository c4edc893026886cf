import { createMemoryOnceStore, type OnceState } from '@kaifang/http-core'
import { createFixedClock, onceStoreContract } from '@kaifang/http-core/testing'
import { describe, expect, test } from 'vitest'
import { createLocalOnce } from '../src/local-once.ts'
import { createBreakable } from './support/breakable.ts'

function setUp() {
  const clock = createFixedClock(0)
  const memory = createMemoryOnceStore(clock)
  const shared = createBreakable(memory)
  return { clock, memory, shared, local: createLocalOnce(shared.store, clock) }
}
const leaseOf = (state: OnceState): string => (state.state === 'begun' ? state.lease : expect.fail(state.state))

describe('a store in front of one that is there', () => {
  let clock = createFixedClock(0)
  onceStoreContract(test, {
    createStore: () => {
      clock = createFixedClock(0)
      return createLocalOnce(createMemoryOnceStore(clock), clock)
    },
    pass: (ms) => clock.advance(ms)
  })
})

test('begins by itself, once, and again after the lease', async () => {
  const { local, shared, clock } = setUp()
  shared.isDown = true
  const states = await Promise.all(Array.from({ length: 20 }, () => local.begin('order', 1000)))
  expect(states.filter(({ state }) => state === 'begun').length).toBe(1)
  await clock.advance(1000)
  expect((await local.begin('order', 1000)).state).toBe('begun')
})

test('work that this process is at is busy, also when the store is back and knows nothing of it', async () => {
  const { local, shared } = setUp()
  shared.isDown = true
  leaseOf(await local.begin('order', 1000))
  shared.isDown = false
  expect(await local.begin('order', 1000)).toEqual({ state: 'busy' })
})

test('brings the mark of its own work to the store that is back', async () => {
  const { local, shared, memory } = setUp()
  shared.isDown = true
  const lease = leaseOf(await local.begin('order', 1000))
  shared.isDown = false
  expect(await local.complete('order', lease, 60_000)).toBe(true)
  expect(await memory.begin('order', 1000)).toEqual({ state: 'done' })
})

test('takes work for completed although the mark could not be brought: the store in front of it keeps that', async () => {
  const { local, shared } = setUp()
  const lease = leaseOf(await local.begin('order', 1000))
  shared.isDown = true
  expect(await local.complete('order', lease, 60_000)).toBe(true)
})

test('gives its own work back without the store, and that of the store to the store', async () => {
  const { local, shared } = setUp()
  const theirs = leaseOf(await local.begin('theirs', 1000))
  shared.isDown = true
  await local.abandon('ours', leaseOf(await local.begin('ours', 1000)))
  expect((await local.begin('ours', 1000)).state).toBe('begun')
  await local.abandon('ours', 'local:unknown')
  expect(await local.begin('ours', 1000)).toEqual({ state: 'busy' })
  await expect(local.abandon('theirs', theirs)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_UNREACHABLE' })
})

test('hides no error but an outage', async () => {
  const { clock, memory } = setUp()
  const broken = (): Promise<never> => Promise.reject(new Error('data'))
  const local = createLocalOnce({ ...memory, begin: broken, complete: broken }, clock)
  await expect(local.begin('order', 1000)).rejects.toThrow('data')
  await expect(local.complete('order', 'lease', 1000)).rejects.toThrow('data')
})
