import { ServiceError } from '@kaifang/http-core'
import { expect, test, vi } from 'vitest'
import { explain } from '../src/explain-redis-failure.ts'
import { isOutageError, RedisStoreError } from '../src/redis-store-error.ts'

test('is a service error that says that nothing was changed', () => {
  const error = explain('ERR_REDIS_STORE_FULL', 'acquire')
  expect([RedisStoreError.isInstance(error), ServiceError.isInstance(error), error instanceof Error]).toEqual([
    true,
    true,
    true
  ])
  expect(error.toJSON()).toMatchObject({
    name: 'RedisStoreError',
    code: 'ERR_REDIS_STORE_FULL',
    service: 'redis-store',
    operation: 'acquire',
    outcome: 'rejected',
    retryable: true
  })
})

test('is known across two copies of the package, and nothing else is', async () => {
  vi.resetModules()
  const copy = await import('../src/redis-store-error.ts')
  expect(copy.RedisStoreError).not.toBe(RedisStoreError)
  expect(copy.RedisStoreError.isInstance(explain('ERR_REDIS_STORE_FULL', 'read'))).toBe(true)
  for (const other of [undefined, null, 'text', {}, new Error('x')])
    expect(RedisStoreError.isInstance(other)).toBe(false)
})

test('tells an outage from a key that can not be read', () => {
  expect(isOutageError(explain('ERR_REDIS_STORE_TIMEOUT', 'read'))).toBe(true)
  expect(isOutageError(explain('ERR_REDIS_STORE_DATA', 'read'))).toBe(false)
  expect(isOutageError(new Error('other'))).toBe(false)
})
