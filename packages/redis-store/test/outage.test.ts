import { expect, test } from 'vitest'
import { explain } from '../src/explain-redis-failure.ts'
import { createOutage } from '../src/outage.ts'
import type { RedisStoreErrorCode } from '../src/redis-store-error.ts'
import type { RedisStoreEvent } from '../src/redis-store-options.ts'

function setUp(onEvent?: (event: RedisStoreEvent) => void) {
  const events: RedisStoreEvent[] = []
  let nowMs = 1000
  const outage = createOutage({
    prefix: '',
    timeout: 100,
    whenDown: 'fail',
    clock: { now: () => nowMs, sleep: async () => {} },
    onEvent: onEvent ?? ((event) => void events.push(event))
  })
  const fail = (code: RedisStoreErrorCode = 'ERR_REDIS_STORE_TIMEOUT') =>
    outage.failed(explain(code, 'read', ['Limit: 100 ms']))
  const advance = (ms: number): void => {
    nowMs += ms
  }
  return { outage, events, fail, advance }
}

test('lets every call pass while nothing fails, and tells nothing', () => {
  const { outage, events } = setUp()
  for (let call = 0; call < 10; call++) {
    outage.enter('read', 'write')
    outage.succeeded(true)
  }
  expect(events).toEqual([])
})

test('tells an outage once, and its end once with its length', () => {
  const { outage, events, fail, advance } = setUp()
  for (let call = 0; call < 10; call++) fail()
  advance(1234)
  for (let call = 0; call < 10; call++) outage.succeeded(false)
  expect(events).toEqual([
    { type: 'down', whenDown: 'fail', error: expect.objectContaining({ code: 'ERR_REDIS_STORE_TIMEOUT' }) },
    { type: 'up', downMs: 1234 }
  ])
  expect(events.every((event) => Object.isFrozen(event))).toBe(true)
})

test('refuses calls during an outage, but one in half a second', () => {
  const { outage, fail, advance } = setUp()
  const passes = (): boolean => {
    try {
      outage.enter('begin', 'write')
      return true
    } catch {
      return false
    }
  }
  fail()
  expect([passes(), passes()]).toEqual([false, false])
  advance(500)
  expect([passes(), passes(), passes()]).toEqual([true, false, false])
  fail()
  advance(499)
  expect(passes()).toBe(false)
  advance(1)
  expect(passes()).toBe(true)
})

test('says to a refused call what is wrong, and since when', () => {
  const { outage, fail, advance } = setUp()
  fail()
  advance(200)
  expect(() => outage.enter('begin', 'write')).toThrowErrorMatchingInlineSnapshot(`
    [RedisStoreError: redis-store.begin got no answer from Redis in time
      Limit: 100 ms
      For 200 ms now; it is tried once in 500 ms
      What to do: look for a slow or stopped Redis, or raise the option "timeout"
      Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_redis_store_timeout]
  `)
})

test.each(['ERR_REDIS_STORE_FULL', 'ERR_REDIS_STORE_READ_ONLY'] as const)(
  'reads on through %s, which reading does not end',
  (code) => {
    const { outage, events, fail } = setUp()
    fail(code)
    outage.enter('read', 'read')
    outage.succeeded(false)
    expect(() => outage.enter('acquire', 'write')).toThrow()
    expect(events.length).toBe(1)
    outage.succeeded(true)
    outage.enter('acquire', 'write')
    expect(events.length).toBe(2)
  }
)

test('a key that can not be read is no outage, and shows that Redis answers', () => {
  const { events, fail } = setUp()
  fail('ERR_REDIS_STORE_DATA')
  expect(events).toEqual([])
  fail()
  fail('ERR_REDIS_STORE_DATA')
  expect(events.map(({ type }) => type)).toEqual(['down', 'up'])
})

test('a listener that throws or rejects breaks nothing', () => {
  const throwing = setUp(() => {
    throw new Error('logger')
  })
  throwing.fail()
  throwing.outage.succeeded(false)
  const rejecting = setUp((async () => Promise.reject(new Error('logger'))) as () => void)
  rejecting.fail()
})
