import { expect, test } from 'vitest'
import * as surface from '../src/index.ts'

test('the surface is this list, and a change of it is a decision', () => {
  expect(Object.keys(surface).sort()).toEqual([
    'InputError',
    'RedisStoreError',
    'createRedisOnceStore',
    'createRedisTokenStore'
  ])
})
