import { createMemoryOnceStore, type OnceState } from '@kaifang/http-core'
import { createFixedClock, onceStoreContract } from '@kaifang/http-core/testing'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { explain } from '../src/explain-redis-failure.ts'
import { createPendingMarks } from '../src/pending-marks.ts'
import { createBreakable } from './support/breakable.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

function setUp() {
  const clock = createFixedClock(0)
  const memory = createMemoryOnceStore(clock)
  const shared = createBreakable(memory)
  const marked = createPendingMarks(shared.store, clock)
  /** Does work whose mark does not reach the store. */
  const finish = async (key: string, keepMs = 60_000): Promise<void> => {
    shared.isDown = false
    const lease = leaseOf(await marked.begin(key, 1000))
    shared.isDown = true
    await expect(marked.complete(key, lease, keepMs)).rejects.toMatchObject({ code: 'ERR_REDIS_STORE_UNREACHABLE' })
  }
  return { clock, memory, shared, marked, finish }
}
const leaseOf = (state: OnceState): string => (state.state === 'begun' ? state.lease : expect.fail(state.state))

describe('a store that is there', () => {
  let clock = createFixedClock(0)
  onceStoreContract(test, {
    createStore: () => {
      clock = createFixedClock(0)
      return createPendingMarks(createMemoryOnceStore(clock), clock)
    },
    pass: (ms) => clock.advance(ms)
  })
})

test('takes work for done whose mark it has, while the store is down and when it is back', async () => {
  const { marked, shared, finish } = setUp()
  await finish('order')
  expect(await marked.begin('order', 1000)).toEqual({ state: 'done' })
  shared.isDown = false
  expect(await marked.begin('order', 1000)).toEqual({ state: 'done' })
})

test('brings the marks when the store is back, tries until then, and leaves no timer', async () => {
  const { marked, shared, memory, finish } = setUp()
  for (const key of ['one', 'two', 'three']) await finish(key)
  expect(vi.getTimerCount()).toBe(1)
  await vi.advanceTimersByTimeAsync(5000)
  expect(vi.getTimerCount()).toBe(1)
  shared.isDown = false
  await vi.advanceTimersByTimeAsync(500)
  for (const key of ['one', 'two', 'three']) expect(await memory.begin(key, 1000)).toEqual({ state: 'done' })
  expect(vi.getTimerCount()).toBe(0)
  expect(await marked.begin('one', 1000)).toEqual({ state: 'done' })
})

test('keeps a mark as long as it was to be kept, not longer', async () => {
  const { marked, shared, memory, finish, clock } = setUp()
  await finish('order', 30_000)
  await clock.advance(29_000)
  shared.isDown = false
  await vi.advanceTimersByTimeAsync(500)
  expect(await memory.begin('order', 1000)).toEqual({ state: 'done' })
  await clock.advance(1000)
  expect((await marked.begin('order', 1000)).state).toBe('begun')
})

test('forgets a mark that has ended before the store was back', async () => {
  const { marked, shared, finish, clock } = setUp()
  await finish('order', 30_000)
  await clock.advance(30_000)
  shared.isDown = false
  expect((await marked.begin('order', 1000)).state).toBe('begun')
  await vi.advanceTimersByTimeAsync(500)
  expect(await marked.begin('order', 1000)).toEqual({ state: 'busy' })
  expect(vi.getTimerCount()).toBe(0)
})

test('gives way to somebody who has taken over', async () => {
  const { memory, shared, finish, clock } = setUp()
  await finish('order')
  await clock.advance(1000)
  const theirs = leaseOf(await memory.begin('order', 10_000))
  shared.isDown = false
  await vi.advanceTimersByTimeAsync(500)
  expect(await memory.begin('order', 1000)).toEqual({ state: 'busy' })
  expect(await memory.complete('order', theirs, 1000)).toBe(true)
})

test('is not held up by a mark that the store refuses', async () => {
  const { marked, shared, memory, finish } = setUp()
  await finish('bad')
  await finish('good')
  const { complete } = shared.store
  Object.assign(shared.store, {
    complete: (key: string, lease: string, keepMs: number) =>
      key === 'bad' ? Promise.reject(new Error('data')) : complete(key, lease, keepMs)
  })
  shared.isDown = false
  await vi.advanceTimersByTimeAsync(500)
  expect(await memory.begin('good', 1000)).toEqual({ state: 'done' })
  expect(vi.getTimerCount()).toBe(0)
  await expect(marked.complete('bad', 'lease', 1000)).rejects.toThrow('data')
  expect(vi.getTimerCount()).toBe(0)
})

test('work that is finished again while its mark is being brought keeps the later mark', async () => {
  const { marked, shared, finish } = setUp()
  await finish('order')
  const { complete } = shared.store
  let brought = 0
  Object.assign(shared.store, {
    complete: async (key: string, lease: string, keepMs: number) => {
      // The first try to bring it meets an outage that begins right behind it.
      if (brought++ === 0) {
        shared.isDown = true
        await marked.complete(key, 'later', keepMs).catch(() => {})
        return false
      }
      return complete(key, lease, keepMs)
    }
  })
  shared.isDown = false
  await vi.advanceTimersByTimeAsync(500)
  expect(await marked.begin('order', 1000)).toEqual({ state: 'done' })
  expect(vi.getTimerCount()).toBe(1)
})

test('keeps 100 000 marks and drops the oldest beyond', async () => {
  const { clock, memory } = setUp()
  const outage = explain('ERR_REDIS_STORE_UNREACHABLE', 'any')
  const fail = (): Promise<never> => Promise.reject(outage)
  const marked = createPendingMarks({ ...memory, begin: fail, complete: fail }, clock)
  for (let index = 0; index <= 100_000; index++) await marked.complete(`${index}`, 'lease', 60_000).catch(() => {})
  expect(await marked.begin('100000', 1000)).toEqual({ state: 'done' })
  expect(await marked.begin('1', 1000)).toEqual({ state: 'done' })
  await expect(marked.begin('0', 1000)).rejects.toBe(outage)
})

test('gives work back as it is', async () => {
  const { marked } = setUp()
  await marked.abandon('order', leaseOf(await marked.begin('order', 1000)))
  expect((await marked.begin('order', 1000)).state).toBe('begun')
})
