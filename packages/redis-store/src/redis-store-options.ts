import { type Clock, describeValue, InputError, readInput, readInteger, systemClock } from '@kaifang/http-core'
import type { RedisClientLike } from './redis-client-like.ts'
import type { RedisStoreError } from './redis-store-error.ts'
import { readKeyPrefix } from './store-key.ts'

/**
 * What a store does while Redis is down, slow, full or takes no writes.
 *
 * - `fail`: it throws a {@link RedisStoreError}. Nothing is fetched twice, and nothing is handled twice.
 * - `local`: it goes on within this process, as the stores of http-core do, and joins the others again afterwards. Until
 *   then each process fetches a token of its own, and a notification that comes to two processes is handled twice.
 */
export type WhenDown = 'fail' | 'local'

/** What a store tells: once when an outage begins and once when it ends, however many calls there are in between. */
export type RedisStoreEvent =
  | { readonly type: 'down'; readonly error: RedisStoreError; readonly whenDown: WhenDown }
  | { readonly type: 'up'; readonly downMs: number }

/** Settings of a store. */
export interface RedisStoreOptions {
  /** Start of every key, without braces. @default 'kaifang:' */
  readonly prefix?: string
  /**
   * Longest time that one call of the store may take, in milliseconds, waiting for a connection included.
   *
   * @default 1000
   */
  readonly timeout?: number
  /** What happens while Redis can't be used. @default 'fail' */
  readonly whenDown?: WhenDown
  /** Gets an event when an outage begins and when it ends. What it throws is swallowed. */
  readonly onEvent?: (event: RedisStoreEvent) => void
  /** Where the store reads the time. @default systemClock */
  readonly clock?: Clock
}

/** Settings with every default filled in. */
export interface ReadRedisStoreOptions {
  readonly prefix: string
  readonly timeout: number
  readonly whenDown: WhenDown
  readonly onEvent: ((event: RedisStoreEvent) => void) | undefined
  readonly clock: Clock
}

const NAMES = ['prefix', 'timeout', 'whenDown', 'onEvent', 'clock'] as const

/**
 * Reads the settings that both stores share.
 *
 * @param more - Names of the settings that only one of them has.
 * @throws {@link InputError} naming the setting.
 */
export function readRedisStoreOptions(
  caller: string,
  client: RedisClientLike,
  options: RedisStoreOptions,
  more: readonly string[] = []
): ReadRedisStoreOptions {
  if (typeof (client as Partial<RedisClientLike> | undefined)?.withCommandOptions !== 'function') {
    throw new InputError({
      caller,
      field: 'client',
      rule: 'a client of node-redis 5 or 6',
      received: describeValue(client),
      hint: 'createRedisTokenStore(client, options): the client comes first'
    })
  }
  readInput(caller, options, [...NAMES, ...more] as (keyof RedisStoreOptions)[])
  const { prefix = 'kaifang:', timeout = 1000, whenDown = 'fail', onEvent, clock = systemClock } = options
  if (whenDown !== 'fail' && whenDown !== 'local') {
    throw new InputError({ caller, field: 'whenDown', rule: "'fail' or 'local'", received: describeValue(whenDown) })
  }
  if (onEvent !== undefined && typeof onEvent !== 'function') {
    throw new InputError({ caller, field: 'onEvent', rule: 'a function', received: describeValue(onEvent) })
  }
  return {
    prefix: readKeyPrefix(caller, prefix),
    timeout: readInteger(caller, 'timeout', timeout, { min: 1, max: 60_000 }),
    whenDown,
    onEvent,
    clock
  }
}
