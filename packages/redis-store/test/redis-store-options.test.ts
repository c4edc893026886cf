import { InputError, systemClock } from '@kaifang/http-core'
import { expect, test } from 'vitest'
import type { RedisClientLike } from '../src/redis-client-like.ts'
import { type RedisStoreOptions, readRedisStoreOptions } from '../src/redis-store-options.ts'

const client: RedisClientLike = {
  isOpen: true,
  withCommandOptions: () => ({ eval: async () => null, evalSha: async () => null })
}
const read = (options: object) => readRedisStoreOptions('createStore', client, options as RedisStoreOptions, ['more'])

test('fills in what is left out', () => {
  expect(read({})).toEqual({
    prefix: 'kaifang:',
    timeout: 1000,
    whenDown: 'fail',
    onEvent: undefined,
    clock: systemClock
  })
})

test('takes what is given', () => {
  const options = { prefix: 'shop:', timeout: 50, whenDown: 'local', onEvent: () => {}, clock: { ...systemClock } }
  expect(read({ ...options, more: 1 })).toEqual(options)
})

test.each([
  [{ timeout: 0 }, '"timeout" expected an integer from 1 to 60000, got an integer outside the range'],
  [{ timeout: '1s' }, '"timeout" expected an integer from 1 to 60000, got text of 2 characters'],
  [{ whenDown: 'retry' }, "\"whenDown\" expected 'fail' or 'local', got text of 5 characters"],
  [{ onEvent: true }, '"onEvent" expected a function, got a boolean'],
  [{ prefix: '{x}' }, '"prefix" expected text without braces, got braces'],
  [{ timeoutMs: 5 }, '"timeoutMs" expected one of the known fields (prefix, timeout, whenDown, onEvent, clock, more)'],
  [null, '"input" expected an object, got null']
])('refuses %j', (options, message) => {
  expect(() => read(options as object)).toThrow(`createStore: ${message}`)
})

test.each([undefined, null, {}, { url: 'redis://127.0.0.1' }, 'redis://127.0.0.1'])(
  'refuses the client %j',
  (given) => {
    const readGiven = (): unknown => readRedisStoreOptions('createStore', given as RedisClientLike, {})
    expect(readGiven).toThrow(InputError)
    expect(readGiven).toThrow('createStore: "client" expected a client of node-redis 5 or 6')
  }
)
